// Public holidays of the People's Republic of China and the workdays that make up for them, by the yearly
// "notice on the arrangement of holidays" of the General Office of the State Council. It comes out about two months
// before its year; a year that is not listed here is not known, and views say so.

interface Year {
  /** First and last day, MM-DD. */
  readonly holidays: readonly (readonly [zh: string, en: string, first: string, last: string])[];
  /** Weekend days on which people work, MM-DD. */
  readonly workdays: readonly string[];
}

export const chineseHolidays: Readonly<Record<number, Year>> = {
  2025: {
    holidays: [
      ['元旦', 'New Year', '01-01', '01-01'],
      ['春节', 'Spring Festival', '01-28', '02-04'],
      ['清明节', 'Qingming Festival', '04-04', '04-06'],
      ['劳动节', 'Labour Day', '05-01', '05-05'],
      ['端午节', 'Dragon Boat Festival', '05-31', '06-02'],
      ['国庆节、中秋节', 'National Day, Mid-Autumn Festival', '10-01', '10-08'],
    ],
    workdays: ['01-26', '02-08', '04-27', '09-28', '10-11'],
  },
  2026: {
    holidays: [
      ['元旦', 'New Year', '01-01', '01-03'],
      ['春节', 'Spring Festival', '02-15', '02-23'],
      ['清明节', 'Qingming Festival', '04-04', '04-06'],
      ['劳动节', 'Labour Day', '05-01', '05-05'],
      ['端午节', 'Dragon Boat Festival', '06-19', '06-21'],
      ['中秋节', 'Mid-Autumn Festival', '09-25', '09-27'],
      ['国庆节', 'National Day', '10-01', '10-07'],
    ],
    workdays: ['01-04', '02-14', '02-28', '05-09', '09-20', '10-10'],
  },
};
