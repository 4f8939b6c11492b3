import { synthesized } from './synthesized';

const ZONES = `
  zones:
    raw: { retentionDays: 400, transitionToGlacierDays: 90 }
    trusted: {}
    refined: { schema: gold }
`;
/** The part of a project file with zones, and what else is said of the lakehouse. */
export const lakehouse = (rest = '') => `lakehouse:${ZONES}${rest}`;
/** Objects start the job. */
export const EVENTBRIDGE = '  orchestration: { trigger: eventbridge }';

/** The stack that a lakehouse is in. */
export const data = (spec: string, dev?: string) =>
  synthesized('dev-data', { spec, dev });

/** Reference to the id of a zone's bucket. */
export const bucketOf = (zone: string) =>
  `\${aws_s3_bucket.lakehouse-zone-${zone}-bucket.id}`;
/** Whom the job runs as. */
export const LAKEHOUSE_PRINCIPAL =
  '${data.terraform_remote_state.workspace.outputs.service_principal_application_id_lakehouse}';
