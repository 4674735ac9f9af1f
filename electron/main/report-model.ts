// What a printed page is given: the figures, and what only the main process knows.
import { app } from 'electron';
import type { ReportOrder } from '../../shared/report';
import type { ReportFigures, ReportModel } from '../../shared/report-views';
import { readLogo } from './logo';
import type { Profile } from './session';

export function reportModel(
  { folder, settings }: Pick<Profile, 'folder' | 'settings'>,
  figures: ReportFigures,
  order: ReportOrder,
): ReportModel {
  const { company } = settings.current;
  return {
    ...figures,
    order,
    settings: settings.current,
    company: { name: company.name, logo: readLogo(folder) },
    version: app.getVersion(),
    madeAt: Date.now(),
  };
}
