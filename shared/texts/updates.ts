// Updates of the app: the card in the settings, the mark in the sidebar, the dialog.
import type { Texts } from '../language/text';

export const updateTexts = {
  'update.title': ['软件更新', 'Updates'],
  'update.text': [
    '默认关闭。填写贵公司提供的更新地址后，每天检查一次；下载和安装前都会先询问。',
    'Off until you set an address. Then the app checks once a day, and asks before it downloads or installs anything.',
  ],
  'update.feed': ['更新地址', 'Update address'],
  'update.feed.wrong': ['请填写以 https:// 开头的地址。', 'Enter an address that starts with https://.'],
  'update.version': ['当前版本 {version}', 'Current version {version}'],
  'update.off': ['更新已关闭。', 'Updates are off.'],
  'update.keyless': [
    '此安装包不含更新签名公钥，无法更新，以上地址无效。请从发布方获取新版本。',
    'Updates are unavailable because this build has no signing key. Get new versions from your provider.',
  ],
  'update.idle': ['尚未检查。', 'Not checked yet.'],
  'update.checking': ['正在检查…', 'Checking…'],
  'update.newest': ['已是最新版本（{when} 检查）。', 'You are up to date (checked {when}).'],
  'update.offered': ['有新版本 {version}', 'Version {version} is available'],
  'update.loading': ['正在下载 {version}：{share}', 'Downloading {version}: {share}'],
  'update.ready': [
    '{version} 已下载并通过验证，重新启动后生效。',
    '{version} is downloaded and verified. It takes effect after a restart.',
  ],
  'update.check': ['立即检查', 'Check now'],
  'update.show': ['查看…', 'Show…'],
  'update.load': ['下载', 'Download'],
  'update.install': ['重新启动并安装', 'Restart and install'],
  'update.later': ['以后再说', 'Later'],
  'update.notes': ['更新内容', "What's new"],
  'update.notes.none': ['发布方没有提供更新说明。', 'The publisher provided no release notes.'],
  'update.running': ['正在进行的同步会在下次启动时继续。', 'A running sync continues after the restart.'],
  'update.problem.unreachable': [
    '无法从该地址获取更新信息。请检查网络与更新地址。',
    'The address returned no update information. Check the network and the address.',
  ],
  'update.problem.badSignature': [
    '已拒绝：此更新没有使用发布方的密钥签名，可能不是官方版本。请告知管理员。',
    "Rejected: this update is not signed with the publisher's key and may be forged. Tell your administrator.",
  ],
  'update.problem.notReplaceable': [
    '当前安装方式不支持自动更新（例如解压后直接运行）。请用安装包安装新版本。',
    'This installation cannot update itself (for example, when it runs from an unpacked folder). Install the new version with its installer.',
  ],
  'update.problem.notLoaded': [
    '下载未完成。请检查网络和磁盘空间后重试。',
    'The download failed. Check the network and the disk space, and try again.',
  ],
} as const satisfies Texts;
