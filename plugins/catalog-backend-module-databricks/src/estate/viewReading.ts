import type { HeldEntity } from '../held/HeldEntity';
import { absenceFrom } from './absenceFrom';
import type { EstateOptions } from './EstateOptions';
import type { EstateReading } from './EstateReading';
import type { EstateView } from './EstateView';
import { HeldEstate } from './HeldEstate';
import { doubtEmpty } from './doubtEmpty';
import { thingsOf } from './thingsOf';

/**
 * What a reading says of the estate, beside what the catalog holds of it.
 *
 * @param prefix - of the locations of its entities
 */
export function viewReading(
  found: EstateReading,
  options: EstateOptions & {
    prefix: string;
    held: HeldEntity[];
    problems: string[];
  },
): EstateView {
  const held = new HeldEstate(options.held);
  const { reading, doubts } = options.allowEmpty
    ? { reading: found, doubts: [] }
    : doubtEmpty(found, held);
  const { things, cuts } = thingsOf(reading, { ...options, held });
  return {
    things,
    absenceOf: absenceFrom(reading, { ...options, held }),
    problems: [...options.problems, ...doubts, ...cuts],
  };
}
