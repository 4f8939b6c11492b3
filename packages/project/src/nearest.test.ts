import { nearest } from './nearest';

describe('nearest', () => {
  it.each([
    ['netwrok', ['region', 'network', 'catalogs'], 'network'],
    ['awsAccountID', ['region', 'awsAccountId'], 'awsAccountId'],
    ['env', ['aws', 'environments'], 'environments'],
    ['nat', ['nat-per-az', 'single-nat', 'isolated'], 'nat-per-az'],
    ['prod', ['development', 'production-basic'], 'production-basic'],
    ['dev', ['dew', 'development'], 'dew'],
    ['admin', ['administer', 'admins'], 'admins'],
    ['az', ['azimuth', 'az1'], 'az1'],
  ])('takes %s for one of %j', (word, candidates, expected) => {
    expect(nearest(word, candidates)).toBe(expected);
  });

  it.each([
    ['', ['Asia/Aden']],
    ['ec2', ['s3', 'sts', 'kinesis-streams']],
    ['qa', ['dev']],
    ['user', ['group', 'preset']],
    ['CEST', ['Asia/Chita', 'Europe/Berlin']],
  ])('does not take %j for one of %j', (word, candidates) => {
    expect(nearest(word, candidates)).toBeUndefined();
  });

  it('has nothing for no candidates and for what is no word', () => {
    expect(nearest('a', [])).toBeUndefined();
    expect(nearest('a'.repeat(65), ['a'])).toBeUndefined();
  });
});
