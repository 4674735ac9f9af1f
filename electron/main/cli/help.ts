// What `help` prints.
import { headers } from '#shared/domain/export';
import { groupings } from '#shared/domain/filter';
import { filterNames } from '#shared/domain/filter-words';
import { metricIds } from '#shared/domain/metrics';
import { languages } from '#shared/language/text';

export const helpText = `CCC Reports

Without a command, the window opens. Every command accepts --profile DIR (its own database, settings and log) and --json.
Dates are ISO times, or YYYY-MM-DD in the report time zone, both days included.

  sync    --instance ID [--region R] [--endpoint URL] [--from D --to D] [--api auto|v1|v2] [--qps N]
          Syncs the calls of an instance. Reads the AccessKey from ALIBABA_CLOUD_ACCESS_KEY_ID and
          ALIBABA_CLOUD_ACCESS_KEY_SECRET, otherwise from the system's credential store.
          Exit codes: 0 complete, 3 some time windows incomplete or failed, or the request was rejected,
          4 AccessKey or permission, 5 CCC cannot be reached, 2 wrong usage
  stats   [--metrics a,b] [--by G] [--from D --to D] [--filter name=value …] [--timezone Z] [--attribution every|first|last]
          [--service-level-variant 1|2|3|4|5] [--service-level-seconds S] [--short-abandon-seconds S]
          Calculates metrics. Service level and short abandons are as in the settings unless an option is given.
  export  --out FILE [--format csv|xlsx|ndjson] [--from D --to D] [--filter name=value …] [--header ${headers.join('|')}]
          [--encoding utf8-bom|utf8|gb18030] [--mask|--no-mask] [--code] [--no-names] [--readme] [--columns a,b] [--timezone Z]
          Exports call records.
  report  --out FILE.pdf [--template daily|weekly|monthly|custom] [--from D --to D] [--filter name=value …]
          [--lang ${languages.join('|')}] [--title T] [--paper a4|letter] [--orientation portrait|landscape] [--no-names]
          [--appendix agents,skillGroups,hours,days,definitions|all]
          Generates a report as PDF. Without dates: the latest day, week or month that is over (default: monthly).
  report  --due
          Runs all scheduled reports that are due. Exit codes: 0 all generated, 3 some waiting or incomplete, 1 some failed
  demo    [--calls N] [--seed S]
          Fills the profile with simulated calls.
  backup  FILE
          Writes all calls to one file and verifies it. An existing file is replaced only after verification.
  restore FILE
          Verifies a backup and restores it. The previous archive is kept; newer calls are fetched by the next sync.
          Exit codes: 0 restored and verified, 1 not restored, the archive was not changed
  check
          Checks the database pages, the sync ledger and every column used for metrics.
          Exit codes: 0 no problems, 1 problems found or the archive cannot be opened

stats, export and report also accept --instance ID. Filter lists use commas or several --filter options.

Metrics: ${metricIds.join(', ')}
Groupings: ${groupings.join(', ')}
Filters: ${filterNames.join(', ')}
`;
