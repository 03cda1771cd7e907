/** What tells a hypervisor or a cloud. Texts are empty where they could not be read. */
export interface PlatformTraces {
  /** `systemd-detect-virt`: `none` on bare metal. */
  readonly virtualisation: string;
  readonly systemVendor: string;
  readonly productName: string;
  readonly chassisAssetTag: string;
  /** `/run/cloud-init/cloud-id`. */
  readonly cloudId: string;
}

export interface Platform {
  readonly platform?: string;
  readonly isCloudImage?: boolean;
}

/** Microsoft's documented mark of an Azure machine; on-premises Hyper-V has the same vendor and product. */
const azureAssetTag = '7783-7084-3265-9085-8269-3286-77';

/** Names the platform, and whether it is a public cloud whose images change their address in a way of their own. */
export function platformOf(traces: PlatformTraces): Platform {
  const cloud = cloudOf(traces);
  const words = [cloud ?? traces.systemVendor.trim(), traces.virtualisation.trim()];
  const platform = words.filter((word) => word !== '').join(', ');
  const isKnown = traces.systemVendor !== '' || traces.virtualisation !== '' || traces.cloudId !== '';
  return { ...(platform !== '' && { platform }), ...(isKnown && { isCloudImage: cloud !== undefined }) };
}

function cloudOf({
  systemVendor,
  productName,
  chassisAssetTag,
  cloudId,
}: PlatformTraces): string | undefined {
  const id = cloudId.trim();
  if (systemVendor.startsWith('Amazon EC2') || id === 'aws') return 'AWS';
  if (productName.startsWith('Google Compute Engine') || id === 'gce') return 'GCP';
  if (chassisAssetTag.trim() === azureAssetTag || id === 'azure') return 'Azure';
  return undefined;
}
