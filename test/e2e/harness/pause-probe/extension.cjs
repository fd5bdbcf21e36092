const { commands, StatusBarAlignment, window } = require('vscode');

const TICK_MS = 5;
const SHOW_MS = 500;

// Runs in the extension host beside the extension under test: what makes a timer of one late makes both wait. The time
// that the thread itself has worked is told apart from the time for which the machine gave it no processor.
exports.activate = ({ subscriptions }) => {
  const item = window.createStatusBarItem('pauses', StatusBarAlignment.Left);
  item.command = 'pauseProbe.reset';
  item.show();
  let last = performance.now();
  let lastCpu = process.threadCpuUsage?.() ?? process.cpuUsage();
  let longest = 0;
  let longestBusy = 0;
  const tick = setInterval(() => {
    const now = performance.now();
    const cpu = process.threadCpuUsage?.() ?? process.cpuUsage();
    longest = Math.max(longest, now - last - TICK_MS);
    longestBusy = Math.max(
      longestBusy,
      (cpu.user + cpu.system - lastCpu.user - lastCpu.system) / 1000,
    );
    last = now;
    lastCpu = cpu;
  }, TICK_MS);
  const show = setInterval(() => {
    item.text = `${Math.round(longest)} ms late, ${Math.round(longestBusy)} ms busy`;
  }, SHOW_MS);
  const reset = commands.registerCommand('pauseProbe.reset', () => {
    longest = 0;
    longestBusy = 0;
    item.text = 'reset';
  });
  subscriptions.push(item, reset, { dispose: () => [tick, show].forEach(clearInterval) });
};
