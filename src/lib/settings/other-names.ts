/** What mail apps call the settings, by the id of their row: labels on their screens, as the guides have them. */
export const OTHER_NAMES: Readonly<Record<string, readonly string[]>> = {
  host: ['SMTP server', 'Host Name', 'Server Name', 'Outgoing server'],
  port: ['Server Port', 'SMTP Port', 'Port number'],
  security: ['Encryption method', 'Connection security', 'Security type', 'Use SSL'],
  authentication: [
    'My outgoing server (SMTP) requires authentication',
    'Require sign-in',
    'Authentication required before sending emails',
  ],
  'authenticate-by': ['Authentication', 'Authentication method'],
  'user-name': ['Username', 'SMTP Username'],
  password: ['SMTP Password'],
};
