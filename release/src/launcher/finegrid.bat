@echo off
rem Runs Finegrid's command line from the directory that a release is unpacked into. Java 17 or newer
rem is all that it needs. Options in FINEGRID_JAVA_OPTS (such as -Xmx4g) are passed to Java after those
rem below.

rem Without delayed expansion, arguments keep their exclamation marks.
setlocal EnableExtensions DisableDelayedExpansion
set "home=%~dp0"

rem A program called java in the current directory must not run.
set "NoDefaultCurrentDirectoryInExePath=1"
if not defined JAVA_HOME goto version
if not exist "%JAVA_HOME%\bin\java.exe" goto no_java_home
set "PATH=%JAVA_HOME%\bin;%PATH%"

:version
set "version="
for /f "tokens=2,3" %%a in ('java -version 2^>^&1') do if "%%a"=="version" set "version=%%~b"
if not defined version goto no_java
for /f "delims=.-+" %%a in ("%version%") do set "major=%%a"
if %major% LSS 17 goto old_java

set "options=-Xmx1g -XX:+UseParallelGC -XX:-UsePerfData -Xshare:auto -Xlog:disable -Djava.awt.headless=true"
if not "%~1"=="train" goto network
rem Training keeps its data and the state of networks in memory, and trains parallel copies of a
rem network, each on one thread.
set "options=-XX:MaxRAMPercentage=50 -XX:+UseParallelGC -XX:-UsePerfData -Xshare:auto -Xlog:disable -Djava.awt.headless=true"
set "options=%options% -Dorg.bytedeco.javacpp.maxbytes=40%%"
if not defined OMP_NUM_THREADS set "OMP_NUM_THREADS=1"

:network
rem GDAL's NetCDF library fetches URLs in a file by itself. Unless FINEGRID_ALLOW_NETWORK is set, it is
rem given a proxy that does not exist.
if defined FINEGRID_ALLOW_NETWORK goto run
set "http_proxy=http://127.0.0.1:9"
set "https_proxy=http://127.0.0.1:9"
set "ALL_PROXY=http://127.0.0.1:9"
set "no_proxy="

:run
set "natives=%home%native"
if defined FINEGRID_GDAL set "natives=%FINEGRID_GDAL%"
rem The dots keep a backslash from standing before a quotation mark.
java %options% "-Djava.library.path=%natives%\." "-Dfinegrid.home=%home%." %FINEGRID_JAVA_OPTS% -cp "%home%finegrid.jar;%home%training\*" org.finegrid.cli.Main %*
exit /b %ERRORLEVEL%

:no_java_home
echo finegrid: JAVA_HOME is "%JAVA_HOME%", which holds no bin\java.exe; set it to a Java 17 or newer 1>&2
exit /b 1

:no_java
echo finegrid: no java found; install Java 17 or newer, or set JAVA_HOME 1>&2
exit /b 1

:old_java
echo finegrid: java is Java %version%; install Java 17 or newer, or set JAVA_HOME to one 1>&2
exit /b 1
