import type { NodeKind } from '@lakeport/topology';
import type { CSSProperties } from 'react';
import { kindColours } from './kindColours';

/**
 * The colour that marks a kind. Backgrounds mix it into the theme's own colour,
 * so that light and dark themes both stay readable; the kind is always written
 * on the part as well.
 */
export function partStyle(
  kind: NodeKind,
): CSSProperties & Record<'--part-colour', string> {
  return { '--part-colour': kindColours[kind] };
}
