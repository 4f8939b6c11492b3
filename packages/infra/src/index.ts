/**
 * cdktf constructs and stacks that turn a lakeport project file into Terraform
 * JSON.
 *
 * @packageDocumentation
 */
export { synthesize } from './synthesize';
export type {
  Manifest,
  ManifestStack,
  StackKind,
  SynthesizedStacks,
} from './Manifest';
