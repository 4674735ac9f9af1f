// The grid of calls: pages, sums and places of an order, and all of one call.
import { AppError } from '#shared/base/envelope';
import type { Filter } from '#shared/domain/filter';
import type { Sort } from '#shared/contract/records';
import type { CallDetail, RecordPlace, RecordsPage, RecordSums } from '#shared/contract/record-views';
import type { Archive } from '../store/archive';
import { detailOf } from './detail';
import { createOrders } from './orders';
import { pageOf } from './rows';
import { sumRows, type RowRange } from './sums';

export interface Records {
  page(filter: Filter, sort: Sort, offset: number, limit: number, mask: boolean): RecordsPage;
  sum(filter: Filter, sort: Sort, ranges: readonly RowRange[]): RecordSums;
  find(filter: Filter, sort: Sort, id: number): RecordPlace;
  detail(id: number, mask: boolean): CallDetail;
  history(id: number, instances: string[] | undefined, limit: number, mask: boolean): RecordsPage;
}

const newestFirst: Sort = [{ field: 'startedAt', descending: true }];

export function createRecords(archive: Archive): Records {
  const orders = createOrders(archive);
  return {
    page: (filter, sort, offset, limit, mask) =>
      pageOf(archive, orders.of(filter, sort), offset, limit, mask),
    sum: (filter, sort, ranges) => sumRows(archive, orders.of(filter, sort), ranges),
    find: (filter, sort, id) => ({
      version: archive.version,
      index: orders.of(filter, sort).indexOf(id - 1),
    }),
    detail(id, mask) {
      const call = archive.store.get(id);
      if (call === undefined) throw new AppError('badInput', `no call ${id}`);
      return detailOf(archive, call, mask);
    },
    history(id, instances, limit, mask) {
      const filter: Filter = { sameCaller: id, ...(instances === undefined ? {} : { instances }) };
      return pageOf(archive, orders.of(filter, newestFirst), 0, limit, mask);
    },
  };
}
