import { held } from './__testUtils__/DatabricksBench';
import type { HeldObject } from './AccountReader';
import { YoungWorkspaces } from './YoungWorkspaces';

type Listener = (change: { operation: string; object: HeldObject }) => void;

const workspace = (id: string, more: Partial<HeldObject> = {}) =>
  held('databricks_mws_workspaces', id, { workspace_status: 'RUNNING' }, more);

describe('YoungWorkspaces', () => {
  afterEach(() => jest.useRealTimers());

  function start(forMs: number) {
    jest.useFakeTimers();
    const objects = [workspace('old')];
    const listeners: Listener[] = [];
    const young = new YoungWorkspaces(
      {
        objects: () => objects,
        onChange: listener => listeners.push(listener),
      },
      forMs,
    );
    return {
      make(object: HeldObject, operation = 'create') {
        objects.push(object);
        listeners.forEach(listener => listener({ operation, object }));
      },
      statuses: () =>
        young
          .objects({ type: 'databricks_mws_workspaces' })
          .map(({ id, attributes }) => [id, attributes.workspace_status]),
    };
  }

  it('lets a new workspace run later, and one that stood there at once', () => {
    const { make, statuses } = start(1_000);
    make(workspace('new'));
    make(workspace('seeded', { seeded: true }));
    make(workspace('changed'), 'update');
    const others = [
      ['seeded', 'RUNNING'],
      ['changed', 'RUNNING'],
    ];
    expect(statuses()).toEqual([
      ['old', 'RUNNING'],
      ['new', 'PROVISIONING'],
      ...others,
    ]);
    jest.advanceTimersByTime(1_000);
    expect(statuses()).toEqual([
      ['old', 'RUNNING'],
      ['new', 'RUNNING'],
      ...others,
    ]);
  });

  it('lets all run at once when it was not told otherwise', () => {
    const { make, statuses } = start(0);
    make(workspace('new'));
    expect(statuses()).toEqual([
      ['old', 'RUNNING'],
      ['new', 'RUNNING'],
    ]);
  });
});
