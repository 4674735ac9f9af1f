// The texts of every error code, both languages side by side: what happened, and what to do.
import { type ErrorText, fileErrors } from './file-errors';
import type { ErrorCode } from '../base/envelope';
import { archiveErrors } from './archive-errors';

export const errorTexts: Readonly<Record<ErrorCode, ErrorText>> = {
  ...fileErrors,
  ...archiveErrors,
  badInput: {
    happened: ['程序内部的请求不合规。', 'A request inside the program was malformed.'],
    todo: [
      '请重试；若再次出现请复制详情反馈。',
      'Try again; if it happens again, copy the details and report it.',
    ],
  },
  unknownRequest: {
    happened: ['程序内部的请求未知。', 'A request inside the program is unknown.'],
    todo: ['请重启应用。', 'Restart the application.'],
  },
  internal: {
    happened: ['程序出现意外错误，数据未受影响。', 'Something unexpected failed; your data is safe.'],
    todo: [
      '请重试；若再次出现请复制详情反馈。',
      'Try again; if it happens again, copy the details and report it.',
    ],
  },
  cancelled: {
    happened: ['已取消。', 'Cancelled.'],
    todo: ['需要时可再次开始。', 'Start it again when you want to.'],
  },
  dataProcessDown: {
    happened: [
      '数据进程已停止，正在重新启动。已保存的通话没有丢失。',
      'The data process stopped and is being restarted. No saved call is lost.',
    ],
    todo: ['请稍候片刻再试。', 'Wait a moment and try again.'],
  },
  noKey: {
    happened: [
      '这个实例没有可用的 AccessKey：尚未保存，或只在上一次使用时有效。',
      'There is no access key for this instance: none is stored, or it was for one session only.',
    ],
    todo: [
      '请在“设置 › 实例”中编辑它并填写 AccessKey。',
      'Edit the instance under Settings and enter its access key.',
    ],
    retry: 'no',
  },
  credentials: {
    happened: [
      'AccessKey Secret 与 AccessKey ID 不匹配，签名被拒绝。',
      'The access key is refused: its secret does not match the AccessKey ID.',
    ],
    todo: [
      '请检查 AccessKey ID 与 Secret（前后不要有空格）后重新填写。',
      'Check the AccessKey ID and secret (no blanks around them) and enter them again.',
    ],
    retry: 'no',
  },
  keyUnknown: {
    happened: ['该 AccessKey ID 不存在。', 'There is no such AccessKey ID.'],
    todo: [
      '它可能已被删除或输入有误；请在 RAM 控制台核对，或新建一个。',
      'It may have been deleted or mistyped; compare it in the RAM console, or create a new one.',
    ],
    retry: 'no',
  },
  keyInactive: {
    happened: ['该 AccessKey 已被禁用。', 'This access key is disabled.'],
    todo: [
      '请在 RAM 控制台启用它，或换用另一个 AccessKey。',
      'Enable it in the RAM console, or enter another one.',
    ],
    retry: 'no',
  },
  tokenExpired: {
    happened: [
      '临时凭证（STS）无效或已过期。',
      'The temporary credentials (STS) are invalid or have expired.',
    ],
    todo: ['请改用 RAM 用户的长期 AccessKey。', "Use a RAM user's permanent access key instead."],
    retry: 'no',
  },
  permission: {
    happened: ['该 RAM 用户没有读取通话记录的权限。', 'This RAM user may not read call records.'],
    todo: [
      '请管理员在 RAM 控制台为其授予云联络中心权限（如 AliyunCCCReadonlyAccess 或 AliyunCCCFullAccess）。',
      'Ask the administrator to attach a Cloud Call Center policy to it in the RAM console (such as AliyunCCCFullAccess).',
    ],
    retry: 'no',
  },
  roleTooLow: {
    happened: [
      '该用户在此实例中的角色权限不足，看不到全部通话。',
      "This user's role in the instance is too low to list its calls.",
    ],
    todo: [
      '请在云联络中心控制台把它的角色改为“管理员”。',
      'Give it the role Admin in the Cloud Call Center console.',
    ],
    retry: 'no',
  },
  riskControl: {
    happened: [
      '阿里云对该账号启用了风险控制，拒绝了请求。',
      'Alibaba Cloud has this account under risk control and refuses it.',
    ],
    todo: ['请联系阿里云（提交工单）解除。', 'Contact Alibaba Cloud (open a ticket) to have it lifted.'],
    retry: 'no',
  },
  notMember: {
    happened: ['该 RAM 用户不是此实例的成员。', 'This RAM user is not a member of the instance.'],
    todo: [
      '请在云联络中心控制台将其导入实例。',
      'Import it into the instance in the Cloud Call Center console.',
    ],
    retry: 'no',
  },
  unknownInstance: {
    happened: ['找不到该实例。', 'There is no such instance.'],
    todo: ['请核对实例 ID 与地域。', 'Check the instance id and the region.'],
    retry: 'no',
  },
  clockSkew: {
    happened: [
      '本机时间与服务器相差过大，签名被拒绝。',
      "This computer's clock differs too much from the service's, so it refuses the signature.",
    ],
    todo: [
      '请校准系统时间（建议开启自动设置）后重试。',
      'Set the system clock (best automatically) and try again.',
    ],
    retry: 'nextRun',
  },
  throttled: {
    happened: ['服务端限流。', 'The service limits the request rate.'],
    todo: [
      '应用会自动放慢；若经常出现，请在实例设置中降低请求速率。',
      'The program slows down; if it happens often, lower the requests per second of the instance.',
    ],
    retry: 'itself',
  },
  serviceDown: {
    happened: ['云联络中心服务暂时不可用。', 'The service is not available at the moment.'],
    todo: ['应用会自动重试。', 'The program tries again by itself.'],
    retry: 'itself',
  },
  unreachable: {
    happened: ['无法连接到服务。', 'The service cannot be reached.'],
    todo: ['请检查网络、代理和接入地址。', 'Check the network, the proxy and the endpoint.'],
    retry: 'itself',
  },
  proxy: {
    happened: [
      '代理服务器拒绝连接或要求输入密码。',
      'The proxy refuses the connection or asks for a password.',
    ],
    todo: [
      '请检查系统设置中的代理，或联系 IT。',
      'Check the proxy in the system settings, or ask your IT department.',
    ],
    retry: 'itself',
  },
  certificate: {
    happened: [
      '无法信任服务端的 TLS 证书，因此没有连接。可能是公司代理在解密流量，或系统日期有误。',
      "The service's TLS certificate is not trusted, so nothing was sent. A company proxy may decrypt the traffic, or the date is wrong.",
    ],
    todo: [
      '请核对系统日期，并请 IT 把公司证书安装到系统中；不要跳过检查。',
      "Check the date, and ask your IT department to install the company's certificate in the system; never skip the check.",
    ],
    retry: 'nextRun',
  },
  apiUnknown: {
    happened: ['这个账号没有所选的接口版本。', 'The chosen API version does not exist for this account.'],
    todo: [
      '请在实例设置中把接口版本改为“自动”或另一版本。',
      'Set the API version of the instance to automatic, or to the other one.',
    ],
    retry: 'no',
  },
  filterUnknown: {
    happened: [
      '服务端不认识请求中的筛选值（如已删除的技能组或坐席）。',
      'The service does not know a value that was asked for (such as a deleted skill group or agent).',
    ],
    todo: ['请换一种条件重试；完整同步不受影响。', 'Try it another way; the full sync is not affected.'],
    retry: 'no',
  },
  serviceRefused: {
    happened: ['服务端拒绝了请求。', 'The service refused the request.'],
    todo: [
      '请核对实例 ID、地域和接口版本；若仍出现请复制详情反馈。',
      'Check the instance id, the region and the API version; if it goes on, copy the details and report it.',
    ],
    retry: 'nextRun',
  },
  badAnswer: {
    happened: ['服务端返回了无法识别的内容。', 'The service sent something unreadable.'],
    todo: ['若持续出现，请检查代理或网关。', 'If it goes on, check proxies and gateways.'],
    retry: 'itself',
  },
  answerTooLarge: {
    happened: [
      '服务端的一次应答过大，已停止接收。',
      'An answer of the service was too large and was not read to its end.',
    ],
    todo: [
      '其余日期不受影响；若持续出现，请检查代理或网关，或复制详情反馈。',
      'Other days are not affected. If it happens again, check proxies and gateways, or copy the details and report it.',
    ],
    retry: 'nextRun',
  },
  keychain: {
    happened: [
      '无法使用系统钥匙串；密钥不会以其他方式保存。',
      "The system's keychain cannot be used; the secret is never kept anywhere else.",
    ],
    todo: [
      '请启用并解锁钥匙串后重试；也可以编辑实例并填写密钥，仅在本次使用。',
      'Unlock it and try again, or edit the instance and enter its keys for this session only.',
    ],
    retry: 'nextRun',
  },
  busy: {
    happened: ['同类任务正在进行。', 'Such a task is running already.'],
    todo: ['请等待完成或先取消。', 'Wait for it or cancel it first.'],
  },
  brokenOff: {
    happened: [
      '制作时程序被关闭，这份报告没有完成；没有留下不完整的文件。',
      'The program ended while this report was being made; no half file was left.',
    ],
    todo: [
      '定时报告会自动重做，其他报告请再做一次。',
      'A scheduled one is made again by itself; make others again.',
    ],
  },
  fileGone: {
    happened: ['这个文件已被移动、改名或删除。', 'This file was moved, renamed or deleted.'],
    todo: [
      '可以从历史记录中打开这份报告，再另存为文件。',
      'Open the report from the history and save it again.',
    ],
  },
  fileNotOpened: {
    happened: ['系统无法打开这个文件。', 'The system could not open this file.'],
    todo: [
      '请在文件夹中显示它，再用合适的程序打开。',
      'Show it in its folder and open it with a program of your choice.',
    ],
  },
  badView: {
    happened: ['这个文件不是保存的视图，或已损坏。', 'This file is no saved view, or it is damaged.'],
    todo: [
      '请选择由“分享视图”生成的 .cccview 文件。',
      'Choose a .cccview file that was made by "Share view".',
    ],
  },
  badPicture: {
    happened: [
      '这个文件不是可用的图片，或者大于 5 MB，或者超过 2400 万像素。',
      'This file is not a picture that can be used, or it is larger than 5 MB or 24 megapixels.',
    ],
    todo: ['请选择较小的 PNG、JPG 或 SVG 图片。', 'Choose a smaller PNG, JPG or SVG picture.'],
  },
  usage: {
    happened: ['命令用法不正确。', 'Wrong usage.'],
    todo: ['运行 help 查看用法。', 'Run help to see the options.'],
  },
};
