import { blocks } from '../reading/blocks';
import { plainText } from '../reading/plainText';
import type { RuleContext, RuleHit, StackRule } from '../StackRule';
import { forEachResource } from './forEach';

/** What RDS calls its hosts, which its certificates are for. */
const OWN_NAME = /\.rds\.amazonaws\.com$|\$\{/;

/** Whose plans need the state that goes down with the primary region. */
function stateBesidePrimary({ environment, project }: RuleContext): RuleHit[] {
  const { aws, regions } = project.spec;
  const region = environment(regions?.primary)?.region;
  return aws && regions && region === aws.state.region
    ? [
        {
          environment: regions.primary,
          message: `the state bucket ${aws.state.bucket} is in ${region}, the region of the primary ${regions.primary}`,
        },
      ]
    : [];
}

/** Names that lead to a database in a network to which there is no way. */
function namesWithoutWay({ project }: RuleContext): RuleHit[] {
  const { connectivity, regions } = project.spec;
  const joined = connectivity?.members ?? [];
  const [standIn] = regions?.secondaries ?? [];
  const [record] = Object.keys(regions?.dns?.records ?? {});
  if (!regions?.dns || record === undefined || standIn === undefined) {
    return [];
  }
  const { dns, primary, secondaries } = regions;
  const ends = [primary, standIn];
  return [primary, ...secondaries].flatMap(name => {
    const out = ends.filter(
      end => end !== name && !(joined.includes(end) && joined.includes(name)),
    );
    return out.length === 0
      ? []
      : [
          {
            environment: name,
            message: `${record}.${
              dns.zone
            } is answered in its network, and may lead to the database of ${out.join(
              ' or ',
            )}, to which there is no way`,
          },
        ];
  });
}

/** What is between regions. */
export const regionRules: readonly StackRule[] = [
  {
    id: 'regions.state-in-primary',
    title: 'The state goes down with the primary region',
    severity: 'warning',
    reason:
      'While the region of the state bucket is down, nothing can be planned or applied in any region: what a failover changes in the file has to wait for its return.',
    source:
      'HashiCorp, Terraform documentation, "S3 backend": a plan reads and locks the state; AWS Well-Architected Framework, reliability pillar, REL13, 2026',
    fix: 'Keep the state in a bucket of a region that is none of these, or copy the bucket to another region and know how to change over.',
    check: stateBesidePrimary,
  },
  {
    id: 'regions.name-without-way',
    title: 'A name that leads where there is no way',
    severity: 'warning',
    reason:
      'A private name is answered in the networks of all regions, and leads to one database. A network that is not joined with that one gets an address it cannot reach: in a failover, or until then.',
    source:
      'Amazon Route 53 developer guide, "Working with private hosted zones"; Amazon VPC user guide, "VPC peering", 2026',
    fix: 'Name the environments in connectivity.members, or leave the name to what runs in the region of the database.',
    check: namesWithoutWay,
  },
  {
    id: 'regions.database-certificate',
    title: 'A connection that may refuse the certificate of the database',
    severity: 'info',
    reason:
      "The certificate of an RDS database is for RDS's own host names and is signed by an authority of RDS. A client that checks it refuses a name of your own, and one that does not know the authority refuses it whatever the name.",
    source:
      'Amazon RDS user guide, "Using SSL/TLS to encrypt a connection to a DB instance or cluster"; Databricks documentation, "Run federated queries on MySQL", 2026',
    fix: 'Query the foreign catalog after the first apply. If the certificate is refused, leave out dns.records, so that the connection names the host of RDS, or set database.trustServerCertificate: encrypted all the same, and not checked.',
    check: forEachResource(['databricks_connection'], ({ attributes }) => {
      const [options] = blocks(attributes.options);
      const host = plainText(options?.host);
      if (plainText(options?.trustServerCertificate) === 'true') {
        return undefined;
      }
      if (host !== '' && !OWN_NAME.test(host)) {
        return `its host ${host} is no name of RDS, and in no certificate of it`;
      }
      return plainText(attributes.connection_type) === 'MYSQL'
        ? 'trustServerCertificate is not set, and RDS takes MySQL connections with TLS only'
        : undefined;
    }),
  },
];
