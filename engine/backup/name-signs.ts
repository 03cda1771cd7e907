import { reason, type InspectionReason } from '../../shared/run/inspection.ts';

/** What the name of a file says: an unfinished download, or one that was made twice. */
export function nameSigns(name: string): InspectionReason[] {
  if (/\.(crdownload|part|partial|filepart|download|opdownload|aria2|!ut)$/i.test(name)) {
    return [reason('name.partial-download', { name })];
  }
  return / ?\(\d+\)(\.[^.]+){0,2}$/.test(name) ? [reason('name.second-download', { name })] : [];
}
