import { TestServer, type TestAnswer } from '../../__testUtils__/TestServer';
import { testHost, wire } from '../../__testUtils__/testHost';
import { DefaultStatementRunner } from './DefaultStatementRunner';

const STATEMENTS = '/api/2.0/sql/statements';
const request = {
  warehouseId: 'w',
  statement: 'SELECT * FROM t WHERE name = :name',
  parameters: [{ name: 'name', value: "o'brien; --" }],
};
const state = (value: string, rest = '') =>
  wire(`{"statement_id":"s1","status":{"state":"${value}"}${rest}}`);

describe('DefaultStatementRunner', () => {
  let server: TestServer;
  let runner: DefaultStatementRunner;
  beforeAll(async () => {
    server = await TestServer.start();
  });
  afterAll(() => server.stop());
  beforeEach(() => {
    server.reset();
    runner = new DefaultStatementRunner(testHost(server), { stepMs: 1 });
  });
  const asked = () =>
    server.seen.map(({ method, path }) => `${method} ${path}`);

  it('submits, looks until the end and reads all chunks', async () => {
    const answers: TestAnswer[] = [
      state('PENDING'),
      state('RUNNING'),
      state(
        'SUCCEEDED',
        ',"manifest":{"schema":{"columns":[{"name":"n","type_text":"BIGINT"}]},"truncated":true},"result":{"data_array":[["9007199254740993"]],"next_chunk_index":1}',
      ),
      wire('{"data_array":[[null]],"next_chunk_index":2}'),
      wire('{"data_array":[["3"]]}'),
    ];
    server.answer = () => answers.shift();
    await expect(runner.run(request)).resolves.toEqual({
      statementId: 's1',
      columns: [{ name: 'n', type: 'BIGINT' }],
      rows: [['9007199254740993'], [null], ['3']],
      truncated: true,
    });
    expect(asked()).toEqual([
      `POST ${STATEMENTS}`,
      `GET ${STATEMENTS}/s1`,
      `GET ${STATEMENTS}/s1`,
      `GET ${STATEMENTS}/s1/result/chunks/1`,
      `GET ${STATEMENTS}/s1/result/chunks/2`,
    ]);
    expect(JSON.parse(server.seen[0].body)).toEqual({
      warehouse_id: 'w',
      statement: request.statement,
      parameters: [{ name: 'name', value: "o'brien; --", type: 'STRING' }],
      wait_timeout: '30s',
      on_wait_timeout: 'CONTINUE',
      disposition: 'INLINE',
      format: 'JSON_ARRAY',
    });
  });

  it('takes a failure that is answered with 200 for one', async () => {
    server.answer = () =>
      wire(
        '{"statement_id":"s1","status":{"state":"FAILED","error":{"error_code":"BAD_REQUEST","message":"[TABLE_OR_VIEW_NOT_FOUND] t"}}}',
      );
    await expect(runner.run(request)).rejects.toMatchObject({
      errorCode: 'BAD_REQUEST',
      message: 'The statement s1 ended as FAILED: [TABLE_OR_VIEW_NOT_FOUND] t',
    });
  });

  it.each(['CANCELED', 'CLOSED'])('says so when it is %s', async value => {
    server.answer = () => state(value);
    await expect(runner.run(request)).rejects.toMatchObject({
      errorCode: value,
    });
  });

  it('refuses chunks that go round in circles', async () => {
    server.answer = ({ path }) =>
      path === STATEMENTS
        ? state('SUCCEEDED', ',"result":{"next_chunk_index":1}')
        : wire('{"data_array":[["x"]],"next_chunk_index":1}');
    await expect(runner.run(request)).rejects.toMatchObject({
      errorCode: 'ENDLESS_LIST',
    });
  });

  it('cancels what nobody waits for', async () => {
    const controller = new AbortController();
    server.answer = ({ method, path }) => {
      if (path.endsWith('/cancel')) {
        return wire('{}');
      }
      if (method === 'GET') {
        controller.abort(new Error('gone'));
      }
      return state('RUNNING');
    };
    await expect(
      runner.run(request, { signal: controller.signal }),
    ).rejects.toThrow('gone');
    expect(asked().at(-1)).toBe(`POST ${STATEMENTS}/s1/cancel`);
  });

  it('cancels what takes too long', async () => {
    server.answer = ({ path }) =>
      path.endsWith('/cancel') ? wire('{}') : state('RUNNING');
    await expect(runner.run(request, { timeoutMs: 50 })).rejects.toMatchObject({
      errorCode: 'STATEMENT_TIMEOUT',
    });
    expect(asked().at(-1)).toBe(`POST ${STATEMENTS}/s1/cancel`);
  });
});
