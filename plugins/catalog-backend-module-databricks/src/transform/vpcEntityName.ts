/** AWS gives no id of a VPC twice, and Databricks knows a VPC by its id only. */
export function vpcEntityName(vpcId: string): string {
  return vpcId;
}
