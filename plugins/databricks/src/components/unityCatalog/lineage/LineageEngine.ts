import type { ElkNode } from 'elkjs/lib/elk-api';

/** Places the boxes of a graph. */
export interface LineageEngine {
  layout(graph: ElkNode): Promise<ElkNode>;
}
