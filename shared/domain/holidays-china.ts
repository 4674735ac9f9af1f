// Public holidays of the People's Republic of China and the workdays that make up for them, by the yearly
// "notice on the arrangement of holidays" of the General Office of the State Council. It comes out about two months
// before its year; a year that is not listed here is not known, and views say so.
import type { Text } from '../language/text';

interface Year {
  /** First and last day, MM-DD. */
  readonly holidays: readonly { readonly name: Text; readonly first: string; readonly last: string }[];
  /** Weekend days on which people work, MM-DD. */
  readonly workdays: readonly string[];
}

export const chineseHolidays: Readonly<Record<number, Year>> = {
  2025: {
    holidays: [
      { name: ['元旦', "New Year's Day"], first: '01-01', last: '01-01' },
      { name: ['春节', 'Spring Festival'], first: '01-28', last: '02-04' },
      { name: ['清明节', 'Qingming Festival'], first: '04-04', last: '04-06' },
      { name: ['劳动节', 'Labor Day'], first: '05-01', last: '05-05' },
      { name: ['端午节', 'Dragon Boat Festival'], first: '05-31', last: '06-02' },
      { name: ['国庆节、中秋节', 'National Day, Mid-Autumn Festival'], first: '10-01', last: '10-08' },
    ],
    workdays: ['01-26', '02-08', '04-27', '09-28', '10-11'],
  },
  2026: {
    holidays: [
      { name: ['元旦', "New Year's Day"], first: '01-01', last: '01-03' },
      { name: ['春节', 'Spring Festival'], first: '02-15', last: '02-23' },
      { name: ['清明节', 'Qingming Festival'], first: '04-04', last: '04-06' },
      { name: ['劳动节', 'Labor Day'], first: '05-01', last: '05-05' },
      { name: ['端午节', 'Dragon Boat Festival'], first: '06-19', last: '06-21' },
      { name: ['中秋节', 'Mid-Autumn Festival'], first: '09-25', last: '09-27' },
      { name: ['国庆节', 'National Day'], first: '10-01', last: '10-07' },
    ],
    workdays: ['01-04', '02-14', '02-28', '05-09', '09-20', '10-10'],
  },
};
