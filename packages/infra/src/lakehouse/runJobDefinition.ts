/** Answers that another attempt may do without. */
const WORTH_ANOTHER_ATTEMPT = [
  // EventBridge gets a new token when an old one is refused.
  'States.Http.StatusCode.401',
  'States.Http.StatusCode.429',
  'States.Http.StatusCode.500',
  'States.Http.StatusCode.502',
  'States.Http.StatusCode.503',
  'States.Http.StatusCode.504',
  'States.Http.Socket',
];

/**
 * A state machine, in Amazon States Language, that starts a Databricks job by an
 * HTTP task and is done. It starts one run an event, however often EventBridge
 * delivers it: the event's id is the run's idempotency token.
 *
 * Sources: AWS Step Functions developer guide, "Call HTTPS APIs in Step Functions
 * workflows", 2026; Databricks REST API, jobs/run-now 2.1, 2026.
 *
 * @param jobId - of the job; what Terraform puts in is a number
 */
export function runJobDefinition(options: {
  endpoint: string;
  connectionArn: string;
  jobId: string;
}): string {
  const definition = JSON.stringify({
    Comment: 'Starts the job that carries data from zone to zone',
    StartAt: 'RunJob',
    States: {
      RunJob: {
        Type: 'Task',
        Resource: 'arn:aws:states:::http:invoke',
        Parameters: {
          ApiEndpoint: options.endpoint,
          Method: 'POST',
          Authentication: { ConnectionArn: options.connectionArn },
          RequestBody: {
            job_id: options.jobId,
            'idempotency_token.$': '$.id',
          },
        },
        TimeoutSeconds: 60,
        Retry: [
          {
            ErrorEquals: WORTH_ANOTHER_ATTEMPT,
            IntervalSeconds: 5,
            BackoffRate: 2,
            MaxAttempts: 6,
            MaxDelaySeconds: 120,
            JitterStrategy: 'FULL',
          },
        ],
        End: true,
      },
    },
  });
  // The API takes a number, and Terraform knows the id as a text.
  return definition.replace(`"${options.jobId}"`, () => options.jobId);
}
