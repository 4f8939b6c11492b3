import { PlatformBench } from '../__testUtils__/PlatformBench';
import { paymentsEntry, platformText } from '../__testUtils__/platformValue';

const FILE = 'acme/lakehouse-platform@main:platform.yaml';
const PLATFORM = 'platform=system:default/acme';

describe('choices', () => {
  let bench: PlatformBench;
  let groups: string[];

  beforeAll(async () => {
    bench = await PlatformBench.start();
    ({ groups } = bench.databricks);
  });
  afterAll(() => bench.stop());
  beforeEach(() => {
    bench.reset();
    bench.databricks.groups = groups;
    bench.files = { [FILE]: platformText({ payments: paymentsEntry }) };
  });

  describe('groups', () => {
    it("are those of the platform's account", async () => {
      const { body } = await bench.get(`/choices/groups?${PLATFORM}`);
      expect(body).toEqual({
        items: [{ value: 'data-admins' }, { value: 'data-engineers' }],
        errors: [],
      });
      const found = await bench.get('/choices/groups?q=admin');
      expect(found.body.items).toEqual([{ value: 'data-admins' }]);
    });

    it('come page by page, of ten thousand', async () => {
      bench.databricks.groups = Array.from(
        { length: 10_000 },
        (_, n) => `g${String(n).padStart(5, '0')}`,
      );
      const seen: string[] = [];
      let cursor: string | undefined;
      let pages = 0;
      do {
        const query = cursor ? `&cursor=${cursor}` : '';
        const { body } = await bench.get(
          `/choices/groups?q=g000&limit=40${query}`,
        );
        seen.push(...body.items.map(({ value }: { value: string }) => value));
        cursor = body.nextCursor;
        pages += 1;
      } while (cursor && pages < 10);
      expect(pages).toBe(3);
      expect(seen).toEqual(bench.databricks.groups.slice(0, 100));
      const asked = bench.databricks.server.seen.filter(({ path }) =>
        path.endsWith('/Groups'),
      );
      expect(asked.slice(-3).map(({ query }) => query.get('count'))).toEqual([
        '40',
        '40',
        '40',
      ]);
    });

    it('say when the account does not answer', async () => {
      bench.databricks.denied = ['/scim/v2/Groups'];
      const { status, body } = await bench.get('/choices/groups');
      expect(status).toBe(200);
      expect(body).toEqual({
        items: [],
        errors: [
          {
            source: expect.stringContaining('groups of account'),
            message: expect.stringContaining('not for you'),
          },
        ],
      });
    });

    it("say when the portal does not have the platform's account, or cannot know it", async () => {
      bench.files[FILE] = platformText({}).replace(
        '0d26daa6-5e44-4c97-a497-ef015f91254a',
        '11111111-5e44-4c97-a497-ef015f91254a',
      );
      const other = await bench.get(`/choices/groups?${PLATFORM}`);
      expect(other.body).toMatchObject({
        items: [],
        errors: [{ message: expect.stringContaining('is not configured') }],
      });
      bench.files[FILE] = 'kind: Platform';
      const invalid = await bench.get(`/choices/groups?${PLATFORM}`);
      expect(invalid.body).toMatchObject({
        items: [],
        errors: [{ message: expect.stringContaining('is not valid') }],
      });
    });

    it.each(['x', '1', '-1.1', '0.1.1', '0.x'])(
      'refuse %s as a cursor',
      async cursor => {
        const { status, body } = await bench.get(
          `/choices/groups?cursor=${cursor}`,
        );
        expect(status).toBe(400);
        expect(body.error.message).toContain('nextCursor');
      },
    );

    it('refuse limits that are none', async () => {
      for (const limit of ['0', '101', 'x']) {
        const { status } = await bench.get(`/choices/groups?limit=${limit}`);
        expect(status).toBe(400);
      }
    });
  });

  describe('AWS accounts', () => {
    const account = (name: string, id: string, title?: string) => {
      const entity = bench.environment('aws', name, 'acme/aws');
      entity.metadata = {
        name,
        namespace: 'default',
        ...(title && { title }),
        annotations: { 'amazonaws.com/account-id': id },
      };
      entity.spec = { type: 'cloud-account', owner: 'group:default/data' };
      return entity;
    };

    it('are those of the catalog and of the platform file', async () => {
      bench.entities.push(
        account('payments-dev-account', '100000000002', 'Payments dev'),
        account('empty', '100000000009'),
        account('umbrella', '100000000001'),
        account('odd', 'arn:aws:iam::1'),
      );
      const { body } = await bench.get(`/choices/aws-accounts?${PLATFORM}`);
      expect(body).toEqual({
        items: [
          {
            value: '100000000002',
            label: 'Payments dev',
            detail: 'used by payments/dev',
          },
          {
            value: '100000000009',
            label: 'empty',
            detail: 'resource:default/empty',
          },
        ],
        errors: [],
      });
      const found = await bench.get(
        `/choices/aws-accounts?${PLATFORM}&q=PAYMENTS`,
      );
      expect(found.body.items).toHaveLength(1);
    });

    it('are as many as the caller may see', async () => {
      bench.entities.push(
        account('shared', '100000000008'),
        account('secret', '100000000009'),
      );
      bench.hidden = new Set(['resource:default/secret']);
      const path = `/choices/aws-accounts?${PLATFORM}`;
      const { body } = await bench.get(path, PlatformBench.outsider);
      expect(body.items).toHaveLength(2);
      expect(JSON.stringify(body)).not.toContain('100000000009');

      bench.denies = ({ name }) => name === 'databricks.platform.read';
      const less = await bench.get(path, PlatformBench.outsider);
      expect(less.body.items).toEqual([
        {
          value: '100000000008',
          label: 'shared',
          detail: 'resource:default/shared',
        },
      ]);
    });

    it('come page by page, of ten thousand', async () => {
      bench.entities.push(
        ...Array.from({ length: 10_000 }, (_, n) =>
          account(`a${n}`, String(300000000000 + n)),
        ),
      );
      const first = await bench.get('/choices/aws-accounts?q=30000000001');
      expect(first.body.items).toHaveLength(10);
      expect(first.body).not.toHaveProperty('nextCursor');
      const page = await bench.get('/choices/aws-accounts?limit=2');
      expect(page.body.nextCursor).toBe('300000000001');
      const next = await bench.get(
        `/choices/aws-accounts?limit=2&cursor=${page.body.nextCursor}`,
      );
      expect(
        next.body.items.map(({ value }: { value: string }) => value),
      ).toEqual(['300000000002', '300000000003']);
    });

    it('say when the platform file cannot be read', async () => {
      bench.files[FILE] = 'unreachable';
      bench.entities.push(account('empty', '100000000009'));
      const { status, body } = await bench.get(
        `/choices/aws-accounts?${PLATFORM}`,
      );
      expect(status).toBe(200);
      expect(body.items).toHaveLength(1);
      expect(body.errors).toEqual([
        { source: 'platform file', message: expect.any(String) },
      ]);
    });
  });
});
