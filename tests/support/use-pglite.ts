// Runs before each file of `server`: without DATABASE_URL the server uses its embedded database,
// whatever the shell that started the tests has set.
delete process.env.DATABASE_URL;
