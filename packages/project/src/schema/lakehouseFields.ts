import { databricksFields } from './databricksFields';
import { fieldPattern } from './fieldPattern';
import { fieldRule } from './fieldRule';
import { shown } from '../shown';

/** Names that the engines keep for databases of their own. */
const KEPT_DATABASES = [
  'information_schema',
  'mysql',
  'performance_schema',
  'rdsadmin',
  'sys',
  'template0',
  'template1',
];

/** Words of SQL that PostgreSQL and MySQL both keep, so that RDS refuses them. */
const SQL_WORDS =
  'all and as asc both case check collate column constraint create cross default desc distinct else false fetch for foreign from grant group having in inner into is join lateral leading left like limit natural not null on or order outer primary references right select table then to trailing true union unique using when where with'.split(
    ' ',
  );

/**
 * Domains in which names of AWS and Databricks are looked up from inside a VPC:
 * a private zone of such a name would hide all of them.
 */
const DOMAINS_OF_OTHERS = [
  'amazonaws.com',
  'api.aws',
  'compute.internal',
  'ec2.internal',
  'databricks.com',
];

const DNS_ZONE =
  /^(?=.{4,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])?$/;
const DNS_ZONE_HINT =
  'use a domain of yours in small letters without a dot at the end, such as retail.internal.example';

/**
 * Names and ids of a lakehouse, its regions and their database.
 *
 * Sources: Amazon Kinesis Data Streams API reference, CreateStream; Amazon RDS
 * API reference, CreateDBInstance (DBName, DBInstanceClass); AWS Secrets
 * Manager user guide, secret ARNs; Amazon Route 53 developer guide, domain name
 * format, and considerations when working with a private hosted zone (it answers
 * for its whole domain); PostgreSQL 16 documentation, SQL key words; MySQL 8.4
 * reference manual, keywords and reserved words, 2026.
 */
export const lakehouseFields = {
  zoneName: fieldPattern({
    is: 'a zone name',
    matches: /^[a-z][a-z0-9_]{0,39}$/,
    hint: 'use 1 to 40 characters of a-z, 0-9 and _, starting with a letter, such as raw',
  }),
  streamName: fieldPattern({
    is: 'a stream name',
    matches: /^(?=.{1,40}$)[a-z](?:[a-z0-9_-]*[a-z0-9])?$/,
    hint: 'use 1 to 40 characters of a-z, 0-9, - and _, starting with a letter and ending with a letter or digit, such as orders',
  }),
  /** Lakeport's own notebooks, or one by its path. */
  notebook: fieldRule({
    problem: text =>
      text === 'builtin' ||
      databricksFields.workspacePath.safeParse(text).success
        ? undefined
        : {
            message: `${shown(
              text,
            )} is neither builtin nor a path in the workspace`,
            hint: 'use builtin, or an absolute path in the workspace, such as /Shared/retail/carry',
          },
    description:
      "use builtin for lakeport's own notebooks, or an absolute path in the workspace, such as /Shared/retail/carry",
    pattern: '^(builtin|/.*)$',
  }),
  databaseName: fieldRule({
    problem: name => {
      if (KEPT_DATABASES.includes(name.toLowerCase())) {
        return {
          message: `${shown(
            name,
          )} is a database that the engine keeps for itself`,
          hint: 'use another name, such as orders',
        };
      }
      if (SQL_WORDS.includes(name.toLowerCase())) {
        return {
          message: `${shown(
            name,
          )} is a word of SQL, which RDS takes as no name`,
          hint: 'use another name, such as orders',
        };
      }
      return /^[A-Za-z][A-Za-z0-9_]{0,62}$/.test(name)
        ? undefined
        : {
            message: `${shown(name)} is not a database name`,
            hint: 'use 1 to 63 letters, digits and _, starting with a letter, such as orders',
          };
    },
    description:
      'use 1 to 63 letters, digits and _, starting with a letter, such as orders',
    pattern: '^[A-Za-z][A-Za-z0-9_]{0,62}$',
  }),
  databaseClass: fieldPattern({
    is: 'an instance class of a database',
    matches: /^db\.[a-z][a-z0-9-]{1,15}\.[a-z0-9-]{2,20}$/,
    hint: 'use an instance class of Amazon RDS, such as db.r6g.large',
  }),
  secretArn: fieldPattern({
    is: 'the ARN of a secret',
    matches:
      /^arn:aws:secretsmanager:[a-z]{2}(?:-[a-z]+)+-\d:\d{12}:secret:[A-Za-z0-9/_+=.@-]{1,512}-[A-Za-z0-9]{6}$/,
    hint: 'use the whole ARN of the secret, such as arn:aws:secretsmanager:us-east-1:100000000002:secret:orders-reader-a1B2c3',
  }),
  dnsZone: fieldRule({
    problem: zone => {
      if (!DNS_ZONE.test(zone)) {
        return {
          message: `${shown(zone)} is not the name of a DNS zone`,
          hint: DNS_ZONE_HINT,
        };
      }
      const domain = DOMAINS_OF_OTHERS.find(
        name => `.${zone}`.endsWith(`.${name}`) || name.endsWith(`.${zone}`),
      );
      return domain
        ? {
            message: `${shown(
              zone,
            )} would hide the names of ${domain} from the networks it is answered in`,
            hint: DNS_ZONE_HINT,
          }
        : undefined;
    },
    description: DNS_ZONE_HINT,
    pattern: DNS_ZONE.source,
  }),
  dnsRecord: fieldPattern({
    is: 'a name in a DNS zone',
    matches:
      /^(?=.{1,100}$)[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)*$/,
    hint: 'use the name without its zone, of a-z, 0-9 and -, such as orders-db',
  }),
};
