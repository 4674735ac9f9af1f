// What is to be made of a report, and what came of it.
import type { Language } from '#shared/language/text';
import type { ReportOrder } from '#shared/domain/report';
import type { ReportFile } from '#shared/domain/report-template';

export interface ReportJob {
  /** Of the run in the history; what is counted is kept with it. */
  readonly runId: number;
  readonly order: ReportOrder;
  readonly languages: readonly Language[];
  readonly files: readonly ReportFile[];
  /** Whether files of calls hold a code for each number. */
  readonly hasCodes: boolean;
  /** One file by its path, or all of them in a folder under names that are not taken. */
  readonly target: { readonly path: string } | { readonly folder: string };
}
export interface MadeReport {
  readonly files: readonly string[];
  readonly daysIncomplete: number;
}

/** What the history keeps of it. */
export const listed = ({
  files,
  daysIncomplete,
}: MadeReport): { files: string[]; daysIncomplete: number } => ({
  files: [...files],
  daysIncomplete,
});
