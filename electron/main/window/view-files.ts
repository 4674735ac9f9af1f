// A saved view as a small file that can be handed on: JSON with a mark, so that another file is not taken for one.
import { readFileSync, statSync } from 'node:fs';
import * as v from 'valibot';
import { AppError } from '#shared/base/envelope';
import { savedViewSchema, type SavedView } from '#shared/domain/settings';
import { writeWhole } from '../base/whole-file';

export const viewExtension = 'cccview';
const mark = 'ccc-reports-view';
const mostBytes = 200_000;
const fileSchema = v.object({ kind: v.literal(mark), view: savedViewSchema });

export function writeView(path: string, view: SavedView): void {
  writeWhole(path, Buffer.from(`${JSON.stringify({ kind: mark, view }, null, 2)}\n`));
}

/** @throws AppError badView where the file is none of ours or is damaged */
export function readView(path: string): SavedView {
  try {
    if (statSync(path).size > mostBytes) throw new AppError('badView', 'too large');
    return v.parse(fileSchema, JSON.parse(readFileSync(path, 'utf8'))).view;
  } catch (error) {
    throw new AppError('badView', error instanceof Error ? error.message : String(error));
  }
}
