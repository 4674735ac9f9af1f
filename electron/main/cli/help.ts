// What `help` prints.
import { groupings } from '#shared/domain/filter';
import { filterNames } from '#shared/domain/filter-words';
import { metricIds } from '#shared/domain/metrics';

export const helpText = `CCC Reports

Without a command the window opens. Every command takes --profile DIR (its own database, settings and log) and --json.
Dates are ISO times, or YYYY-MM-DD in the report time zone, both days included.

  sync    --instance ID [--region R] [--endpoint URL] [--from D --to D] [--api auto|v1|v2] [--qps N]
          Keys: ALIBABA_CLOUD_ACCESS_KEY_ID and ALIBABA_CLOUD_ACCESS_KEY_SECRET, else the keychain.
          Exit 0 all complete, 3 some window partial or failed or the request refused, 4 credentials or permission,
          5 unreachable, 2 wrong usage
  stats   [--metrics a,b] [--by G] [--from D --to D] [--filter name=value …] [--timezone Z] [--attribution every|first|last]
          [--service-level-variant 1|2|3|4|5] [--service-level-seconds S] [--short-abandon-seconds S]; else as in the settings
  export  --out FILE [--format csv|xlsx|ndjson] [--from D --to D] [--filter name=value …] [--header zh|en|api]
          [--encoding utf8-bom|utf8|gb18030] [--mask|--no-mask] [--code] [--no-names] [--readme] [--columns a,b] [--timezone Z]
  report  --out FILE.pdf [--template daily|weekly|monthly|custom] [--from D --to D] [--filter name=value …] [--lang zh-CN|en]
          [--title T] [--paper a4|letter] [--orientation portrait|landscape] [--no-names]
          [--appendix agents,skillGroups,hours,days,definitions|all]
          Without dates the newest day, week or month that is over (monthly).
  report  --due
          The scheduled reports whose time has come. Exit 0 all made, 3 some wait for days or lack some, 1 some failed
  demo    [--calls N] [--seed S]
  backup  FILE
          Writes all calls to one file and checks it from end to end. A file of that name is replaced once the new one is good.
  restore FILE
          Puts a backup in the archive's place once it was checked. The former archive is kept beside it; calls that came since
          are fetched by the next sync. Exit 0 restored and sound, 1 not: the archive is as it was
  check
          SQLite's pages, the sync ledger, and every column of the figures against SQLite. Exit 0 sound, 1 a problem was found
          or the archive cannot be opened

stats, export and report take --instance ID too. A filter's list has commas or comes in several --filter options.

Metrics: ${metricIds.join(', ')}
Groupings: ${groupings.join(', ')}
Filters: ${filterNames.join(', ')}
`;
