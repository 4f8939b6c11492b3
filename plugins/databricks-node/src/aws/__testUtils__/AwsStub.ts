import {
  type SeenRequest,
  type TestAnswer,
  TestServer,
} from '../../__testUtils__/TestServer';

/** What is asked of an AWS service over its query protocol. */
export interface AwsCall {
  action: string;
  parameters: URLSearchParams;
  request: SeenRequest;
}

/** EC2 and STS on loopback whose answers a test decides; what it leaves out is empty. */
export class AwsStub {
  readonly server: TestServer;
  readonly calls: AwsCall[] = [];
  /** Decides the answer of an action. */
  answer: (call: AwsCall) => TestAnswer | undefined = () => undefined;

  private constructor(server: TestServer) {
    this.server = server;
    server.answer = request => {
      const parameters = new URLSearchParams(request.body);
      const action = parameters.get('Action') ?? '';
      const call = { action, parameters, request };
      this.calls.push(call);
      return this.answer(call) ?? AwsStub.xml(action, defaultOf(action));
    };
  }

  /** @param server - one of https; a plain one when left out */
  static async start(server?: TestServer): Promise<AwsStub> {
    return new AwsStub(server ?? (await TestServer.start()));
  }

  /** An answer of EC2; of STS with its result around it. */
  static xml(action: string, content: string): TestAnswer {
    return {
      headers: { 'Content-Type': 'text/xml' },
      body: `<${action}Response>${content}</${action}Response>`,
    };
  }

  /** An error as EC2 tells it. */
  static error(status: number, code: string, message: string): TestAnswer {
    return {
      status,
      headers: { 'Content-Type': 'text/xml' },
      body: `<Response><Errors><Error><Code>${code}</Code><Message>${message}</Message></Error></Errors><RequestID>1</RequestID></Response>`,
    };
  }

  /** An error as STS tells it. */
  static stsError(status: number, code: string, message: string): TestAnswer {
    return {
      status,
      headers: { 'Content-Type': 'text/xml' },
      body: `<ErrorResponse><Error><Type>Sender</Type><Code>${code}</Code><Message>${message}</Message></Error><RequestId>1</RequestId></ErrorResponse>`,
    };
  }

  /** Credentials as sts:AssumeRole gives them. */
  static session(name: string, seconds = 3_600): TestAnswer {
    const end = new Date(Date.now() + seconds * 1_000).toISOString();
    return AwsStub.xml(
      'AssumeRole',
      `<AssumeRoleResult><Credentials><AccessKeyId>ASIA${name}</AccessKeyId><SecretAccessKey>s3cret-${name}</SecretAccessKey><SessionToken>t0ken-${name}</SessionToken><Expiration>${end}</Expiration></Credentials></AssumeRoleResult>`,
    );
  }

  reset(): void {
    this.calls.length = 0;
    this.answer = () => undefined;
  }

  /** How often an action was asked. */
  count(action: string): number {
    return this.calls.filter(call => call.action === action).length;
  }

  async stop(): Promise<void> {
    await this.server.stop();
  }
}

function defaultOf(action: string): string {
  if (action === 'GetCallerIdentity') {
    return '<GetCallerIdentityResult><Arn>arn:aws:sts::444455556666:assumed-role/r/lakeport</Arn><Account>444455556666</Account></GetCallerIdentityResult>';
  }
  return action === 'DescribeVpcs'
    ? '<vpcSet><item><vpcId>vpc-00000001</vpcId></item></vpcSet>'
    : '';
}
