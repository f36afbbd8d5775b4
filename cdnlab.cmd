@echo off
rem Runs the Release build of lab\Scenarios, or of lab\Purger for "cdnlab purge"; the build does nothing when nothing has
rem changed.
setlocal
set "root=%~dp0"
set "name=Scenarios"
set "rest=%*"
if "%~1"=="purge" set "name=Purger"
if "%~1"=="purge" set "rest=%rest:~5%"
dotnet build "%root%lab\%name%\CdnLab.%name%.csproj" -c Release --nologo -v quiet 1>&2
if errorlevel 1 exit /b 2
dotnet "%root%lab\%name%\bin\Release\net10.0\CdnLab.%name%.dll" %rest%
exit /b %errorlevel%
