// What a printed page is given: the figures, and what only the main process knows.
import { app } from 'electron';
import type { ReportOrder } from '#shared/domain/report';
import type { ReportFigures, ReportModel } from '#shared/contract/report-views';
import { readLogo } from '../window/logo';
import type { Profile } from '../profile/profile';

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
