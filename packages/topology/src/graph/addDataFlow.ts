import { addIngestion } from './addIngestion';
import { addOnPremises } from './addOnPremises';
import { addOrchestration } from './addOrchestration';
import { addReplication } from './addReplication';
import { addShares } from './addShares';
import { GraphBuilder } from './GraphBuilder';

/**
 * Where data goes: from streams and networks outside of AWS into buckets, from
 * bucket to bucket by jobs, and to other regions.
 */
export function addDataFlow(graph: GraphBuilder): void {
  addIngestion(graph);
  addOnPremises(graph);
  addOrchestration(graph);
  addReplication(graph);
  addShares(graph);
}
