// For every error code: what happened and what to do, both languages.
import { errorCodes, type ErrorCode } from '../envelope';
import type { Language } from '../format';

const sentences: Readonly<Record<ErrorCode, readonly [zh: string, en: string]>> = {
  badInput: [
    '程序内部的请求不合规，请重试；若再次出现请复制详情反馈。',
    'A request inside the program was malformed. Try again; if it happens again, copy the details and report it.',
  ],
  unknownRequest: [
    '程序内部的请求未知，请重启应用。',
    'A request inside the program is unknown. Restart the application.',
  ],
  internal: [
    '程序出现意外错误，数据未受影响。请重试；若再次出现请复制详情反馈。',
    'Something unexpected failed; your data is safe. Try again; if it happens again, copy the details and report it.',
  ],
  cancelled: ['已取消。', 'Cancelled.'],
  dataProcessDown: [
    '数据进程已停止，正在重新启动。已保存的通话没有丢失。',
    'The data process stopped and is being restarted. No saved call is lost.',
  ],
  databaseNewer: [
    '这个数据文件由更新版本的应用写入。请升级应用后再打开；文件未被改动。',
    'This data file was written by a newer version. Update the application to open it; the file was not touched.',
  ],
  databaseDamaged: [
    '数据文件已损坏，无法读取。请从备份恢复，或移走该文件后重新同步。',
    'The data file is damaged. Restore a backup, or move the file away and sync again.',
  ],
  diskFull: [
    '磁盘空间不足。请释放空间后重试；已保存的数据没有丢失。',
    'The disk is full. Free some space and try again; nothing that was saved is lost.',
  ],
  fileNotWritable: [
    '无法写入该文件。它可能正被其他程序（如 Excel）打开，或文件夹不存在、没有权限。',
    'The file cannot be written. It may be open in another program such as Excel, or the folder is missing or read-only.',
  ],
  credentials: [
    'AccessKey 无效或密钥不匹配。请检查 AccessKey ID 与 Secret 后重新连接。',
    'The access key is not valid or its secret does not match. Check the AccessKey ID and secret and connect again.',
  ],
  permission: [
    '该 RAM 用户没有读取通话记录的权限。请为其授予云联络中心权限，并在实例中分配角色。',
    'This RAM user may not read call records. Grant it Cloud Call Center access and give it a role in the instance.',
  ],
  notMember: [
    '该 RAM 用户不是此实例的成员。请在云联络中心控制台将其导入实例。',
    'This RAM user is not a member of the instance. Import it into the instance in the Cloud Call Center console.',
  ],
  unknownInstance: [
    '找不到该实例。请核对实例 ID 与地域。',
    'There is no such instance. Check the instance id and the region.',
  ],
  clockSkew: [
    '本机时间与服务器相差过大，签名被拒绝。请校准系统时间后重试。',
    "This computer's clock differs too much from the service's, so it refuses the signature. Set the clock and try again.",
  ],
  throttled: [
    '服务端限流。应用会自动放慢并重试；也可在设置中降低请求速率。',
    'The service limits the request rate. The program slows down and tries again by itself; you can also lower the rate.',
  ],
  serviceDown: [
    '云联络中心服务暂时不可用。应用会自动重试。',
    'The service is not available at the moment. The program tries again by itself.',
  ],
  unreachable: [
    '无法连接到服务。请检查网络、代理和接入地址。',
    'The service cannot be reached. Check the network, the proxy and the endpoint.',
  ],
  serviceRefused: [
    '服务端拒绝了请求。请核对实例 ID、地域和接口版本。',
    'The service refused the request. Check the instance id, the region and the API version.',
  ],
  badAnswer: [
    '服务端返回了无法识别的内容。应用会自动重试；若持续出现，请检查代理或网关。',
    'The service sent something unreadable. The program tries again by itself; if it goes on, check proxies and gateways.',
  ],
  keychain: [
    '无法使用系统钥匙串。请解锁钥匙串后重试；密钥不会以其他方式保存。',
    "The system's keychain cannot be used. Unlock it and try again; the secret is never kept anywhere else.",
  ],
  busy: [
    '同类任务正在进行。请等待完成或先取消。',
    'Such a task is running already. Wait for it or cancel it first.',
  ],
  usage: ['命令用法不正确。', 'Wrong usage.'],
};

/** The sentence for a person; on the command line the detail names the option or the service's code. */
export function errorSentence(code: ErrorCode, language: Language, detail = ''): string {
  const sentence = sentences[code][language === 'en' ? 1 : 0];
  return detail === '' ? sentence : `${sentence} (${detail})`;
}

/** Why a window is not complete although the service answered: what its rows did. */
const flaws = {
  shifting: [
    '读取期间服务端数据一直在变化，下次同步会重读。',
    'Rows kept moving while they were read; the next run reads them again.',
  ],
  tooMany: [
    '同一时刻的通话超过服务端可返回的上限。',
    'One moment holds more calls than the service hands out.',
  ],
  unreadable: [
    '服务端返回了缺少通话 ID 或开始时间的记录。',
    'The service sent rows without a contact id or a start time.',
  ],
} as const satisfies Readonly<Record<string, readonly [zh: string, en: string]>>;

/** The sentence for a window's reason in ledger and summary: an error code or a flaw of its rows. */
export function reasonSentence(reason: string, language: Language): string {
  if (Object.hasOwn(flaws, reason)) return flaws[reason as keyof typeof flaws][language === 'en' ? 1 : 0];
  const code = errorCodes.find((one) => one === reason);
  return code === undefined ? reason : errorSentence(code, language);
}
