// Where the service listens, by region.

/** The regions' endpoints by the official rule: shared ones have no region in their name. */
export function regionEndpoint(region: string): string {
  const shared =
    /^(ap-northeast-1|ap-south-1|ap-southeast-[1235]|eu-central-1|eu-west-1|me-east-1|us-east-1|us-west-1|cn-beijing|cn-chengdu|cn-hongkong|cn-huhehaote|cn-qingdao|cn-shenzhen|cn-zhangjiakou)$/;
  return shared.test(region) ? 'https://ccc.aliyuncs.com' : `https://ccc.${region}.aliyuncs.com`;
}
