// Updates of the program: the card in the settings, the sign in the side bar, the dialog.
export const updateTexts = {
  'update.title': ['软件更新', 'Updates'],
  'update.text': [
    '默认关闭。填写贵公司提供的更新地址后，每天检查一次；下载和安装前都会先询问。',
    'Off until an address is set. Then the program looks once a day, and asks before it loads or installs anything.',
  ],
  'update.feed': ['更新地址', 'Address of updates'],
  'update.feed.wrong': ['请填写以 https:// 开头的地址。', 'Enter an address that begins with https://.'],
  'update.version': ['当前版本 {version}', 'This is version {version}'],
  'update.off': ['更新已关闭。', 'Updates are off.'],
  'update.keyless': [
    '此安装包不含更新签名公钥，不会自动更新，以上地址无效。请从发布方获取新版本。',
    'This build carries no key to prove updates with, so it never looks for any. Get new versions where this one came from.',
  ],
  'update.idle': ['尚未检查。', 'Not looked yet.'],
  'update.checking': ['正在检查…', 'Looking …'],
  'update.newest': ['已是最新版本（{when} 检查）。', 'Nothing newer ({when}).'],
  'update.offered': ['有新版本 {version}', 'Version {version} is available'],
  'update.loading': ['正在下载 {version}：{share}', 'Loading {version}: {share}'],
  'update.ready': [
    '{version} 已下载并通过验证，重新启动后生效。',
    '{version} is loaded and proved. It takes effect after a restart.',
  ],
  'update.check': ['立即检查', 'Look now'],
  'update.show': ['查看…', 'Show …'],
  'update.load': ['下载', 'Load'],
  'update.install': ['重新启动并安装', 'Restart and install'],
  'update.later': ['以后再说', 'Later'],
  'update.notes': ['更新内容', 'What is new'],
  'update.notes.none': ['发布方没有提供更新说明。', 'The publisher gave no notes.'],
  'update.running': [
    '正在进行的同步会在下次启动时继续。',
    'A sync that is running goes on at the next start.',
  ],
  'update.problem.unreachable': [
    '该地址没有给出更新信息。请检查网络与更新地址。',
    'The address gave no answer about updates. Check the network and the address.',
  ],
  'update.problem.badSignature': [
    '已拒绝：该更新没有用发布方的密钥签名，可能不是官方版本。请告知管理员。',
    "Refused: what is offered was not signed with the publisher's key and may be forged. Tell your administrator.",
  ],
  'update.problem.notReplaceable': [
    '当前安装方式不能自动更新（例如解压运行的文件夹）。请用新的安装包安装。',
    'This installation cannot replace itself (a plain folder, for instance). Install the new version by its installer.',
  ],
  'update.problem.notLoaded': [
    '下载没有完成。请检查网络和磁盘空间后重试。',
    'It could not be loaded. Check the network and the disk space, and try again.',
  ],
} as const satisfies Record<string, readonly [string, string]>;
