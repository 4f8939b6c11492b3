/**
 * No usable Terraform on this machine; the message says what to install.
 *
 * @public
 */
export class TerraformNotFoundError extends Error {
  constructor(reason: string) {
    super(
      `${reason}. Install Terraform >= 1.10 (https://developer.hashicorp.com/terraform/install) or OpenTofu >= 1.10 (https://opentofu.org/docs/intro/install) and put it on PATH, or set LAKEPORT_TERRAFORM to its path.`,
    );
    this.name = 'TerraformNotFoundError';
  }
}
