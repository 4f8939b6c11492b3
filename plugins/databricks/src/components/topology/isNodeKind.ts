import type { NodeKind } from '@lakeport/topology';
import { kindColours } from './kindColours';

/** Whether a word of an answer is a kind of part that can be drawn. */
export function isNodeKind(kind: string): kind is NodeKind {
  return Object.hasOwn(kindColours, kind);
}
