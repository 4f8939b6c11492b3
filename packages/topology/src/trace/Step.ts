import { TraceHop } from './TraceResult';

/** A hop, and whether traffic ends there. */
export interface Step {
  hop: TraceHop;
  blocks: boolean;
}

/** The hops of one way, found one after the other. */
export type Way = Generator<Step, void>;

/** Where a hop is: a node, or something outside of the graph. */
export type Place = Pick<TraceHop, 'kind' | 'id'>;

/** A hop that lets traffic through. */
export function pass({ kind, id }: Place, reason: string): Step {
  return { hop: { kind, id, reason }, blocks: false };
}

/** The hop at which traffic ends. */
export function stop({ kind, id }: Place, reason: string): Step {
  return { hop: { kind, id, reason }, blocks: true };
}

/** A hop of which it is not known whether it lets traffic through. */
export function doubt({ kind, id }: Place, reason: string): Step {
  return { hop: { kind, id, reason, isUnknown: true }, blocks: false };
}
