<?php
// What a web server does for WordPress: files as they are, programs, and all other addresses to index.php.
$root = __DIR__ . '/www';
$path = urldecode(parse_url($_SERVER['REQUEST_URI'], PHP_URL_PATH));
$file = is_file($root . $path) ? $path : '/index.php';
if (substr($file, -4) !== '.php') {
    return false;
}
$_SERVER['SCRIPT_NAME'] = $_SERVER['PHP_SELF'] = $file;
chdir($root);
require $root . $file;
