import type { EdgeKind } from '@lakeport/topology';

/** Line patterns beside the colours, for those who do not see the colours. */
export const edgeLines: Record<EdgeKind, { colour: string; dashes?: string }> =
  {
    'associated-with': { colour: '#7a8696' },
    'routes-to': { colour: '#7c4dd6' },
    'attached-to': { colour: '#3b7dc4', dashes: '6 3' },
    'secured-by': { colour: '#c43b33', dashes: '2 3' },
    'stores-in': { colour: '#5c8a1f' },
    uses: { colour: '#5c8a1f', dashes: '6 3' },
    'managed-by': { colour: '#c4500a' },
    reaches: { colour: '#7a8696', dashes: '8 3 2 3' },
    encrypts: { colour: '#c2458c' },
    'resolves-to': { colour: '#7c4dd6', dashes: '2 3' },
    registers: { colour: '#c4500a', dashes: '6 3' },
    'connects-through': { colour: '#c4500a', dashes: '8 3 2 3' },
    'restricted-by': { colour: '#c43b33' },
    allows: { colour: '#c43b33', dashes: '8 3 2 3' },
    replaces: { colour: '#7c4dd6', dashes: '8 3 2 3' },
    'peers-with': { colour: '#7c4dd6', dashes: '6 3' },
    feeds: { colour: '#0b7a75' },
    triggers: { colour: '#0b7a75', dashes: '2 3' },
    'replicates-to': { colour: '#0b7a75', dashes: '8 3 2 3' },
  };
