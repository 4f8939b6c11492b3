import { Ec2RegionAnswers } from './Ec2RegionAnswers';

/**
 * What a prefix list is called in rules and routes: its name, which is the
 * service's for those of AWS, else its id.
 */
export function prefixListLabel(answers: Ec2RegionAnswers, id: string): string {
  const name = answers.prefixLists?.find(
    list => list.PrefixListId === id,
  )?.PrefixListName;
  // A customer's name may have blanks, which the text of a route cannot hold.
  return name && /^\S+$/.test(name) ? name : id;
}
