import { PolicyDocument, PolicyStatement } from '../policies/PolicyDocument';
import { letsIn, mayDo } from './iamEvaluation';

const policy = (...Statement: PolicyStatement[]): PolicyDocument => ({
  Version: '2012-10-17',
  Statement,
});
const get = (resource: string, context?: Record<string, string>) => ({
  action: 's3:GetObject',
  resource,
  context,
});

describe('the evaluator that the tests of policies judge with', () => {
  it('lets a deny win over an allow', () => {
    const policies = [
      policy({ Effect: 'Allow', Action: 's3:*', Resource: '*' }),
      policy({
        Effect: 'Deny',
        Action: 's3:Get*',
        Resource: 'arn:aws:s3:::b/secret/*',
      }),
    ];

    expect(mayDo({ policies }, get('arn:aws:s3:::b/x'))).toBe('allowed');
    expect(mayDo({ policies }, get('arn:aws:s3:::b/secret/x'))).toBe('denied');
    expect(
      mayDo({ policies }, { action: 'iam:GetRole', resource: 'arn:x' }),
    ).toBe('not allowed');
  });

  it('cuts off at the boundary', () => {
    const everything = policy({ Effect: 'Allow', Action: '*', Resource: '*' });
    const boundary = policy({
      Effect: 'Allow',
      Action: 's3:GetObject',
      Resource: 'arn:aws:s3:::b/${aws:PrincipalTag/p}/*',
    });
    const as = (p?: string) => ({ ...(p && { 'aws:PrincipalTag/p': p }) });
    const role = { policies: [everything], boundary };

    expect(mayDo(role, get('arn:aws:s3:::b/mine/x', as('mine')))).toBe(
      'allowed',
    );
    expect(mayDo(role, get('arn:aws:s3:::b/mine/x', as('other')))).toBe(
      'not allowed',
    );
    expect(mayDo(role, get('arn:aws:s3:::b//x', as()))).toBe('not allowed');
  });

  it('compares conditions, also those that ask for a key to be missing', () => {
    const asking = (Condition: PolicyStatement['Condition']) =>
      mayDo(
        {
          policies: [
            policy({ Effect: 'Allow', Action: '*', Resource: '*', Condition }),
          ],
        },
        get('arn:aws:s3:::b/x', { 'a:b': 'one' }),
      );

    expect(asking({ StringEquals: { 'a:b': ['one', 'two'] } })).toBe('allowed');
    expect(asking({ StringEquals: { 'a:b': 'on*' } })).toBe('not allowed');
    expect(asking({ StringLike: { 'a:b': 'on*' } })).toBe('allowed');
    expect(asking({ StringNotLike: { 'a:b': 'on*' } })).toBe('not allowed');
    expect(asking({ StringNotEquals: { 'a:c': 'one' } })).toBe('allowed');
    expect(asking({ Null: { 'a:c': 'true' } })).toBe('allowed');
    expect(asking({ Null: { 'a:b': 'true' } })).toBe('not allowed');
    expect(() => asking({ NumericEquals: { 'a:b': '1' } })).toThrow(
      /NumericEquals/,
    );
  });

  it('trusts an account by its root, and nobody who is not named', () => {
    const trust = policy({
      Effect: 'Allow',
      Principal: { AWS: 'arn:aws:iam::100000000001:root' },
      Action: 'sts:AssumeRole',
    });
    const from = (arn: string) =>
      letsIn(trust, {
        action: 'sts:AssumeRole',
        resource: 'arn:role',
        principal: { AWS: arn },
      });

    expect(from('arn:aws:iam::100000000001:role/x')).toBe('allowed');
    expect(from('arn:aws:iam::100000000002:role/x')).toBe('not allowed');
    expect(
      letsIn(trust, {
        action: 'sts:AssumeRole',
        resource: 'arn:role',
        principal: { Federated: 'arn:aws:iam::100000000001:role/x' },
      }),
    ).toBe('not allowed');
  });

  it('keeps the stars of an ARN within their part of it', () => {
    const allowed = policy({
      Effect: 'Allow',
      Action: 'sts:AssumeRole',
      Resource: 'arn:aws:iam::1*:role/child',
    });
    const to = (resource: string) =>
      mayDo({ policies: [allowed] }, { action: 'sts:AssumeRole', resource });

    expect(to('arn:aws:iam::10:role/child')).toBe('allowed');
    expect(to('arn:aws:iam::10:x:role/child')).toBe('not allowed');
  });
});
