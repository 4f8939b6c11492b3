import { TerraformOutput, TerraformStack } from '#cdk';
import { Construct, RootConstruct } from '#constructs';
import { AwsProvider } from '#aws/provider';
import { Vpc } from '#aws/vpc';
import { projectFile } from '../__testUtils__/projectFile';
import { projectFrom } from '../__testUtils__/projectFrom';
import { ProjectStack } from './ProjectStack';
import { renderStack } from './renderStack';

class TestStack extends ProjectStack {
  readonly kind = 'base';
}

function stackOf(fill: (stack: TestStack) => void): TestStack {
  const project = projectFrom(projectFile());
  const stack = new TestStack(new RootConstruct(), 'test', { project });
  new AwsProvider(stack, 'aws', { region: 'us-west-2' });
  fill(stack);
  return stack;
}

describe('renderStack', () => {
  it('names resources by their path and keeps no comments', () => {
    const json = renderStack(
      stackOf(stack => {
        const scope = new Construct(stack, 'network');
        new Vpc(scope, 'vpc', { cidrBlock: '10.0.0.0/16' });
        new Vpc(scope, 'Resource', { cidrBlock: '10.1.0.0/16' });
      }),
    );

    expect(json.resource).toEqual({
      aws_vpc: {
        network: { cidr_block: '10.1.0.0/16' },
        'network-vpc': { cidr_block: '10.0.0.0/16' },
      },
    });
    expect(json).not.toHaveProperty('//');
  });

  it('refuses two resources with one address', () => {
    const stack = stackOf(inner => {
      new Vpc(new Construct(inner, 'a'), 'b-c', { cidrBlock: '10.0.0.0/16' });
      new Vpc(new Construct(inner, 'a-b'), 'c', { cidrBlock: '10.1.0.0/16' });
    });

    expect(() => renderStack(stack)).toThrow(
      'Stack test would hold aws_vpc.a-b-c twice, from test/a/b-c and from test/a-b/c; rename one of them',
    );
  });

  it('refuses a resource whose provider is missing', () => {
    const stack = new TestStack(new RootConstruct(), 'test', {
      project: projectFrom(projectFile()),
    });
    new Vpc(stack, 'vpc', { cidrBlock: '10.0.0.0/16' });

    expect(() => renderStack(stack)).toThrow(/provider/i);
  });

  it('refuses to read what no stack of the project puts out', () => {
    const foreign = new TerraformOutput(
      new TerraformStack(new RootConstruct(), 'foreign'),
      'value',
      { value: 'x' },
    );

    expect(() => stackOf(stack => stack.readString(foreign))).toThrow(
      'foreign/value is not an output of a stack of this project',
    );
  });
});
