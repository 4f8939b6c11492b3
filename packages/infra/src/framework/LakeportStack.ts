import {
  DataTerraformRemoteStateS3,
  Lazy,
  S3Backend,
  TerraformElement,
  TerraformOutput,
  TerraformStack,
  TerraformVariable,
} from '#cdk';
import { Construct, Node } from '#constructs';
import { StackKind } from '../Manifest';
import { stateConfig } from './stateConfig';
import { StateOwner } from './StateOwner';

/** The Terraform that native S3 locking needs; OpenTofu 1.10 has it as well. */
const REQUIRED_VERSION = '>= 1.10';

/** Environments that a stack is no longer about; a run finds them in its state. */
const FORMER_MEMBERS = 'former_members';

/**
 * A stack of a project or of a platform: its state in the owner's S3 bucket,
 * readable addresses, and values of other stacks read through their states.
 *
 * @public
 */
export abstract class LakeportStack extends TerraformStack {
  /** Which of the design's stacks this is. */
  abstract readonly kind: StackKind;
  /**
   * What the stack is deployed with, as the manifest says it: an environment,
   * or `connectivity` or `regions`; the account stack has none.
   */
  readonly environmentName?: string;
  readonly #owner: StateOwner;
  readonly #states = new Map<LakeportStack, DataTerraformRemoteStateS3>();

  constructor(
    scope: Construct,
    name: string,
    props: { owner: StateOwner; environmentName?: string },
  ) {
    super(scope, name);
    this.#owner = props.owner;
    this.environmentName = props.environmentName;
    new S3Backend(this, stateConfig(props.owner, name));
    this.addOverride('terraform.backend.s3.use_lockfile', true);
    this.addOverride('terraform.required_version', REQUIRED_VERSION);
  }

  /** A text that another stack of the owner puts out. */
  readString(output: TerraformOutput): string {
    return this.#stateOf(output).getString(output.friendlyUniqueId);
  }

  /** A number that another stack of the owner puts out. */
  readNumber(output: TerraformOutput): number {
    return this.#stateOf(output).getNumber(output.friendlyUniqueId);
  }

  /** One text of a list that another stack of the owner puts out. */
  readItem(output: TerraformOutput, index: number): string {
    return this.#stateOf(output).getString(
      `${output.friendlyUniqueId}[${index}]`,
    );
  }

  /** A list of texts that another stack of the owner puts out. */
  readList(output: TerraformOutput): string[] {
    return this.#stateOf(output).getList(output.friendlyUniqueId);
  }

  /**
   * A text that another stack of the owner puts out, of which this one knows
   * nothing but that its state may still need it: it is read where the variable
   * `former_members` names the environment, and null otherwise. The stack does
   * not depend on the other one, which may never have been applied.
   */
  readFormerString(output: TerraformOutput): string {
    const upstream = this.#upstreamOf(output);
    const { environmentName = '' } = upstream;
    const known = this.node.tryFindChild(FORMER_MEMBERS);
    if (!known) {
      new TerraformVariable(this, FORMER_MEMBERS, {
        type: 'list(string)',
        description:
          'Environments that are taken out of this stack and still have something in its state',
        default: [],
      });
    }
    const state = this.#remoteState(
      `${environmentName}-${upstream.kind}`,
      upstream,
    );
    state.addOverride(
      'count',
      `\${contains(var.${FORMER_MEMBERS}, "${environmentName}") ? 1 : 0}`,
    );
    return `\${one(data.terraform_remote_state.${state.friendlyUniqueId}[*].outputs.${output.friendlyUniqueId})}`;
  }

  /** Puts out a value for other stacks and for people. */
  putOut(
    name: string,
    value:
      | string
      | number
      | readonly string[]
      | Readonly<Record<string, object>>,
    description: string,
  ): TerraformOutput {
    return new TerraformOutput(this, name, {
      // A list or map goes in as a token: for a plain one, cdktf 0.21 calls a
      // function that Node warns about on the error stream.
      value:
        typeof value === 'object'
          ? Lazy.anyValue({ produce: () => value })
          : value,
      description,
      staticId: true,
    });
  }

  /**
   * Terraform addresses that people can read: the path of the construct in the
   * stack, joined by hyphens. `renderStack` refuses two elements of one type
   * with the same address.
   */
  protected allocateLogicalId(element: TerraformElement | Node): string {
    const node = element instanceof Node ? element : element.node;
    const names = node.scopes
      .slice(node.scopes.indexOf(this) + 1)
      .map(construct => construct.node.id)
      .filter((id, index, all) => id !== 'Resource' || index < all.length - 1);
    const address = names.join('-');
    return /^[A-Za-z_]/.test(address) ? address : `_${address}`;
  }

  #stateOf(output: TerraformOutput): DataTerraformRemoteStateS3 {
    const upstream = this.#upstreamOf(output);
    const known = this.#states.get(upstream);
    if (known) {
      return known;
    }
    // A stack between environments reads several of one kind.
    const isOfAnother =
      upstream.environmentName !== undefined &&
      upstream.environmentName !== this.environmentName;
    const state = this.#remoteState(
      isOfAnother
        ? `${upstream.environmentName}-${upstream.kind}`
        : upstream.kind,
      upstream,
    );
    this.#states.set(upstream, state);
    this.addDependency(upstream);
    return state;
  }

  #upstreamOf(output: TerraformOutput): LakeportStack {
    const upstream = output.cdktfStack;
    if (!(upstream instanceof LakeportStack)) {
      throw new Error(
        `${output.node.path} is not an output of a stack of this project`,
      );
    }
    return upstream;
  }

  #remoteState(
    id: string,
    upstream: LakeportStack,
  ): DataTerraformRemoteStateS3 {
    const state = new DataTerraformRemoteStateS3(
      this,
      id,
      stateConfig(upstream.#owner, upstream.node.id),
    );
    state.addOverride('config.use_lockfile', true);
    return state;
  }
}
