import assert from 'node:assert/strict';
import type { Deployment } from '@lakeport/backstage-plugin-databricks-common';

/** What a GitHub has counted. */
interface Counted {
  /** How often each phase was carried out, by what it claims. */
  executed: ReadonlyMap<string, number>;
  /** What must never be, in plain words. */
  violations?: readonly string[];
}

/**
 * What holds of every deployment, whatever was killed: its transitions lead from
 * one state to the next and to the last one, and each phase was carried out as
 * often as is said.
 */
export function checkHistory(
  deployment: Deployment,
  github: Counted,
  expected: { state: Deployment['state']; plan: number; apply: number },
): void {
  const { id, state, transitions = [] } = deployment;
  const told = `${id}: ${JSON.stringify(transitions)}`;
  assert.equal(state, expected.state, `${deployment.message} ${told}`);
  assert.equal(transitions[0].from, undefined, told);
  transitions.slice(1).forEach(({ from }, index) => {
    assert.equal(from, transitions[index].to, told);
  });
  assert.equal(transitions.at(-1)?.to, state, told);
  assert.equal(github.executed.get(id) ?? 0, expected.plan, told);
  assert.equal(github.executed.get(`${id}-apply`) ?? 0, expected.apply, told);
  assert.deepEqual(github.violations ?? [], []);
}
