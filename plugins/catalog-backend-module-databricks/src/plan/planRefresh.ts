import { createHash } from 'node:crypto';
import {
  ANNOTATION_LOCATION,
  stringifyEntityRef,
  type Entity,
} from '@backstage/catalog-model';
import type { Absence } from '../estate/EstateView';
import type { HeldEntity } from '../held/HeldEntity';
import type { RefreshPlan } from './RefreshPlan';
import type { RemovalLimits } from './RemovalLimits';

/** So many may always go: a percentage of little is nothing. */
export const ALWAYS_REMOVABLE = 5;
const DIGEST_DIGITS = 12;

/**
 * Decides what is stored and what is removed. Both brakes end here: only what is
 * known to be gone is removed, and no more of that at once than the limits say,
 * or nothing of it. What nobody wants any more by the configuration, and an
 * entity whose thing has another name now, are no losses and go without a limit.
 */
export function planRefresh(options: {
  /** Entities of what was found. */
  found: Entity[];
  /** Locations of what was found and yet gave no entity, because something failed. */
  spared: ReadonlySet<string>;
  /** Locations of what a transformer leaves out. */
  leftOut: ReadonlySet<string>;
  held: HeldEntity[];
  absenceOf: (held: HeldEntity) => Absence;
  limits: RemovalLimits;
}): RefreshPlan {
  const { held, absenceOf, limits, spared, leftOut } = options;
  const added = [...options.found].sort((a, b) =>
    stringifyEntityRef(a) < stringifyEntityRef(b) ? -1 : 1,
  );
  const foundRefs = new Set(added.map(stringifyEntityRef));
  const foundLocations = new Set(
    added.map(({ metadata }) => metadata.annotations?.[ANNOTATION_LOCATION]),
  );
  const free: string[] = [];
  const lost: string[] = [];
  for (const one of held) {
    if (foundRefs.has(one.ref) || spared.has(one.location)) {
      continue;
    }
    if (foundLocations.has(one.location)) {
      free.push(one.ref);
      continue;
    }
    const absence = leftOut.has(one.location) ? 'gone' : absenceOf(one);
    if (absence === 'unwanted') {
      free.push(one.ref);
    } else if (absence === 'gone') {
      lost.push(one.ref);
    }
  }
  lost.sort();
  const most = Math.max(
    ALWAYS_REMOVABLE,
    Math.floor((held.length * limits.percentage) / 100),
  );
  const digest = digestOf(lost);
  const isHeldBack = lost.length > most && !limits.allowed.includes(digest);
  return {
    added,
    removed: [...free, ...(isHeldBack ? [] : lost)].sort(),
    ...(isHeldBack && { heldBack: { refs: lost, digest, most } }),
  };
}

function digestOf(refs: string[]): string {
  return createHash('sha256')
    .update(refs.join('\n'))
    .digest('hex')
    .slice(0, DIGEST_DIGITS);
}
