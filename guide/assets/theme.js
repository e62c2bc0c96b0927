// Loaded before the page is drawn, so that it never flashes in the other theme.
try {
  const theme = localStorage.getItem('deepcity-theme');
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
} catch {
  // Storage may be forbidden: the system's theme holds.
}
document.documentElement.classList.add('scripted');
