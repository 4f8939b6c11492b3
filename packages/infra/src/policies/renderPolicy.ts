import { PolicyDocument } from './PolicyDocument';

/** A policy document as the JSON text that Terraform arguments take. */
export function renderPolicy(document: PolicyDocument): string {
  return JSON.stringify(document);
}
