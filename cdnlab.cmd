@echo off
rem Runs the Release build of lab\Scenarios; the build does nothing when nothing has changed.
setlocal
set "root=%~dp0"
dotnet build "%root%lab\Scenarios\CdnLab.Scenarios.csproj" -c Release --nologo -v quiet 1>&2
if errorlevel 1 exit /b 2
dotnet "%root%lab\Scenarios\bin\Release\net10.0\CdnLab.Scenarios.dll" %*
exit /b %errorlevel%
