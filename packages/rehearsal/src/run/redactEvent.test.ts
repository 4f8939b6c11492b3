import { redactEvent } from './redactEvent';

const TOKEN = `dapi${'0123456789abcdef'.repeat(2)}`;
const KEY = 'AKIAIOSFODNN7EXAMPLE';

describe('redactEvent', () => {
  afterEach(() => {
    delete process.env.SHOP_PASSWORD;
  });

  it('takes secrets out of messages, findings, names and values', () => {
    process.env.SHOP_PASSWORD = 'swordfish-1';
    const event = redactEvent({
      step: 'plan',
      stack: 'shop-dev-base',
      status: 'failed',
      message: `could not use ${TOKEN} and swordfish-1`,
      changes: [
        {
          address: `module.m["${KEY}"].aws_vpc.main["${TOKEN}"]`,
          module: `module.m["${KEY}"]`,
          actions: ['update'],
          type: 'aws_vpc',
          attributes: [
            { path: `tags.${TOKEN}`, before: '1', after: '2' },
            { path: 'name', before: '"swordfish-1"', after: '"x"' },
            { path: 'note', after: '"plain"', forcesReplacement: true },
          ],
        },
      ],
      findings: [
        {
          rule: 'plan.test',
          severity: 'error',
          resource: `aws_vpc.main["${TOKEN}"]`,
          message: `it is called ${KEY}`,
        },
      ],
    });
    expect(JSON.stringify(event)).not.toMatch(/dapi0|AKIA|swordfish/);
    expect(event.changes?.[0].attributes).toEqual([
      { path: 'tags.(redacted)', before: '1', after: '2' },
      { path: 'name', sensitive: true },
      { path: 'note', after: '"plain"', forcesReplacement: true },
    ]);
    expect(event.findings?.[0].message).toBe('it is called (redacted)');
  });

  it('leaves everything else as it is', () => {
    const event = {
      step: 'apply' as const,
      stack: 'shop-dev-base',
      status: 'succeeded' as const,
      seconds: 1.2,
      summary: { add: 1, change: 0, replace: 0, destroy: 0 },
      message: 'in /tmp/shop and 10.0.0.0/22',
      changes: [{ address: 'aws_vpc.main', actions: ['create'] }],
    };
    expect(redactEvent(event)).toEqual(event);
  });
});
