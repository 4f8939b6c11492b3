import assert from 'node:assert/strict';

/** Deletes a subnet in the rehearsal account, as somebody would by hand. */
export async function removeSubnet(
  databricks: string,
  cidr: string,
): Promise<void> {
  const objects = `${databricks}/rehearsal/objects`;
  const listed = await fetch(`${objects}?type=aws_subnet`);
  const found = JSON.parse(await listed.text()).objects.find(
    (object: { attributes: { cidr_block: string } }) =>
      object.attributes.cidr_block === cidr,
  );
  assert.ok(found, `the subnet ${cidr} is in the rehearsal account`);
  const removed = await fetch(`${objects}/aws_subnet/${found.id}`, {
    method: 'DELETE',
  });
  assert.ok(removed.ok, await removed.text());
}
