import type { HeldEntity } from '../held/HeldEntity';
import type { EstateThing } from './EstateThing';

/**
 * What is known of an entity that the catalog holds and the reading has not:
 * it is gone, nobody wants it any more (the configuration was changed), or it
 * may be there still.
 */
export type Absence = 'gone' | 'unwanted' | 'unknown';

/** What a source has told. */
export interface EstateView {
  things: EstateThing[];
  absenceOf: (held: HeldEntity) => Absence;
  /** What could not be read, and what was cut off. */
  problems: string[];
}
