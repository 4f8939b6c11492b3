import { createLineageEngine } from './createLineageEngine';

const graph = { id: 'root', children: [], edges: [] };

class FakeWorker extends EventTarget {
  onmessage?: (event: { data: object }) => void;
  postMessage(_message: { id: number }) {}
  terminate() {}
}

/** A worker that answers what it is told to. */
function workersThat(answer: (id: number, worker: FakeWorker) => void) {
  return class extends FakeWorker {
    override postMessage(message: { id: number }) {
      answer(message.id, this);
    }
  };
}

function install(worker: typeof FakeWorker | undefined) {
  Object.defineProperty(globalThis, 'Worker', {
    value: worker,
    configurable: true,
  });
}

describe('createLineageEngine', () => {
  afterEach(() => {
    install(undefined);
    jest.useRealTimers();
  });

  it('leaves the layout to the worker', async () => {
    install(
      workersThat((id, worker) =>
        queueMicrotask(() =>
          worker.onmessage?.({ data: { id, data: { id: 'placed' } } }),
        ),
      ),
    );
    const engine = await createLineageEngine();
    expect(await engine.layout(graph)).toEqual({ id: 'placed' });
  });

  it('fails where the browser has no workers', async () => {
    await expect(createLineageEngine()).rejects.toThrow(/Worker/);
  });

  it('fails where the worker may not be loaded, also afterwards', async () => {
    install(
      workersThat((_, worker) =>
        queueMicrotask(() =>
          worker.dispatchEvent(
            Object.assign(new Event('error'), { message: 'blocked by CSP' }),
          ),
        ),
      ),
    );
    const engine = await createLineageEngine();
    await expect(engine.layout(graph)).rejects.toThrow('blocked by CSP');
    await expect(engine.layout(graph)).rejects.toThrow('blocked by CSP');
  });

  it('does not wait for ever', async () => {
    install(workersThat(() => {}));
    const engine = await createLineageEngine();
    jest.useFakeTimers();
    const placed = engine.layout(graph);
    jest.advanceTimersByTime(30_000);
    await expect(placed).rejects.toThrow('The worker does not answer');
  });
});
