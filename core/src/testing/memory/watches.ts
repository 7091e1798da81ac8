import type { DateWatchStore, ScheduleWatchStore, WatchList } from '../../model/watch.js';
import type { Table } from './kit/table.js';
import type { Tables } from './kit/tables.js';
import { standsAt, walkOn } from './kit/walk.js';

const watchList = <W extends { _id: string }>(table: Table<W>): WatchList<W> => ({
  all: () => Promise.resolve(table.find()),

  add(watches) {
    for (const watch of watches) table.insert(watch);
    return Promise.resolve();
  },

  remove(ids) {
    for (const id of ids) table.delete(id);
    return Promise.resolve();
  },
});

export const createMemoryDateWatches = ({ dateWatches }: Tables): DateWatchStore => ({
  ...watchList(dateWatches),

  moveBuild(id, build, to) {
    dateWatches.update(
      id,
      (watch) => walkOn(watch, to),
      (watch) => standsAt(watch, build),
    );
    return Promise.resolve();
  },
});

export const createMemoryScheduleWatches = ({ scheduleWatches }: Tables): ScheduleWatchStore => ({
  ...watchList(scheduleWatches),

  move({ _id, next: from }, next) {
    scheduleWatches.update(
      _id,
      (watch) => void (watch.next = next),
      (watch) => watch.next.getTime() === from.getTime(),
    );
    return Promise.resolve();
  },
});
